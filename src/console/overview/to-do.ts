import type { Pool } from 'pg';

/** What waits for somebody, or for today. */
export interface ToDo {
  readonly approvals: number;
  readonly breaks: number;
  /** Agreements that something is due of before the day (UTC) is over. */
  readonly dueToday: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

export async function toDo(pool: Pool, merchantId: string, now: Date): Promise<ToDo> {
  const tomorrow = new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS);
  const { rows } = await pool.query<ToDo>(
    `SELECT (SELECT count(*)::int FROM rm.approval WHERE merchant_id = $1 AND status = 'waiting') AS approvals,
            (SELECT count(*)::int FROM rm.break_case WHERE merchant_id = $1 AND status = 'open') AS breaks,
            (SELECT count(*)::int FROM rm.agreement WHERE merchant_id = $1 AND due_at < $2) AS "dueToday"`,
    [merchantId, tomorrow],
  );
  return rows[0]!;
}
