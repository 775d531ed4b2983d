import type { Pool } from 'pg';

export async function countWaiting(pool: Pool, merchantId: string): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM rm.approval WHERE merchant_id = $1 AND status = 'waiting'`,
    [merchantId],
  );
  return rows[0]!.waiting;
}
