import type { Pool } from 'pg';

/**
 * When each bank order is looked at next. Not derived from events and not worth keeping: without it a look comes too
 * early.
 */
export const BANK_ORDER_LOOK_TABLE = `
CREATE TABLE IF NOT EXISTS ops.bank_order_look (
  bank_order_id uuid PRIMARY KEY,
  looks         integer NOT NULL,
  next_at       timestamptz NOT NULL
)`;

export interface DueBankOrder {
  readonly id: string;
  /** Looks so far. */
  readonly looks: number;
}

/** An executed order can come back for so long; afterwards the statement tells. */
const WATCHED = `interval '14 days'`;

/** When an order is due, of `b` and its look `l`. */
const DUE_AT = `coalesce(l.next_at, b.updated_at)`;
const WATCHED_AT = (now: string): string => `(b.status IN ('sending', 'in_doubt', 'accepted')
        OR (b.status IN ('executed', 'partly_executed') AND b.updated_at > ${now}::timestamptz - ${WATCHED}))`;

export async function findDueBankOrders(pool: Pool, now: Date, limit: number): Promise<DueBankOrder[]> {
  const { rows } = await pool.query<DueBankOrder>(
    `SELECT b.bank_order_id AS id, coalesce(l.looks, 0) AS looks
       FROM rm.bank_order b LEFT JOIN ops.bank_order_look l USING (bank_order_id)
      WHERE ${WATCHED_AT('$1')} AND ${DUE_AT} <= $1
      ORDER BY ${DUE_AT}
      LIMIT $2`,
    [now, limit],
  );
  return rows;
}

/** When the next bank order is due; of those that are due after an instant, if one is given. */
export async function nextDueBankOrder(pool: Pool, now: Date, after?: Date): Promise<Date | undefined> {
  const { rows } = await pool.query<{ dueAt: Date | null }>(
    `SELECT min(${DUE_AT}) AS "dueAt"
       FROM rm.bank_order b LEFT JOIN ops.bank_order_look l USING (bank_order_id)
      WHERE ${WATCHED_AT('$1')} AND ${DUE_AT} > coalesce($2::timestamptz, '-infinity')`,
    [now, after ?? null],
  );
  return rows[0]!.dueAt ?? undefined;
}

export async function scheduleLook(pool: Pool, { id, looks }: DueBankOrder, at: Date): Promise<void> {
  await pool.query(
    `INSERT INTO ops.bank_order_look (bank_order_id, looks, next_at) VALUES ($1, $2, $3)
     ON CONFLICT (bank_order_id) DO UPDATE SET looks = excluded.looks, next_at = excluded.next_at`,
    [id, looks + 1, at],
  );
}
