import type { Pool } from 'pg';

export interface BalanceAt {
  readonly at: Date;
  /** Debits minus credits of what moved, minor units. */
  readonly balance: bigint;
}

const POINTS = 60;

/** As the books knew it at each time: one look into an index per point, whatever the length of the history. */
const AT_TIMES = `
SELECT mark.at, coalesce(l.debit_after - l.credit_after, 0)::text AS balance
  FROM unnest($5::timestamptz[]) AS mark(at)
  CROSS JOIN LATERAL (
    SELECT coalesce((SELECT p.position FROM rm.posting p WHERE p.merchant_id = $1 AND p.reached_at <= mark.at
                      ORDER BY p.reached_at DESC, p.position DESC LIMIT 1), 0) AS position) known
  LEFT JOIN LATERAL (
    SELECT debit_after, credit_after FROM rm.leg
     WHERE merchant_id = $1 AND account = $2 AND currency = $3 AND layer = $4 AND position <= known.position
     ORDER BY position DESC, number DESC, seq DESC LIMIT 1) l ON true
 ORDER BY mark.at`;

/** A balance at equal distances of time between two moments, both included. */
export async function balanceOverTime(
  pool: Pool,
  account: { merchantId: string; account: string; currency: string; layer: 'posted' | 'pending' },
  from: Date,
  to: Date,
): Promise<BalanceAt[]> {
  const step = (to.getTime() - from.getTime()) / (POINTS - 1);
  const times = Array.from({ length: POINTS }, (_, index) => new Date(from.getTime() + Math.round(index * step)));
  const { rows } = await pool.query<{ at: Date; balance: string }>(AT_TIMES, [
    account.merchantId,
    account.account,
    account.currency,
    account.layer,
    times,
  ]);
  return rows.map(({ at, balance }) => ({ at, balance: BigInt(balance) }));
}
