import type { Pool } from 'pg';

/** Money of one currency that is on its way, in minor units. */
export interface MoneyInFlight {
  readonly currency: string;
  /** A payer's page is open. */
  readonly payers: bigint;
  /** Authorised, neither captured nor given back. */
  readonly held: bigint;
  /** Asked for, and the provider has not answered for good. */
  readonly moving: bigint;
  /** Whether it happened is not known. */
  readonly doubt: bigint;
  readonly doubts: number;
  /** Captured, and not yet paid out by the providers. */
  readonly receivable: bigint;
}

/** Both tables hold what is open now, not what ever was: the cost does not grow with the history. */
const IN_FLIGHT = `
SELECT currency, sum(payers)::text AS payers, sum(held)::text AS held, sum(moving)::text AS moving,
       sum(doubt)::text AS doubt, sum(doubts)::int AS doubts, sum(receivable)::text AS receivable
  FROM (
    SELECT currency,
           coalesce(sum(amount) FILTER (WHERE status IN ('requires_action', 'announced')), 0) AS payers, 0 AS held,
           coalesce(sum(amount) FILTER (WHERE status IN ('requested', 'pending')), 0) AS moving,
           coalesce(sum(amount) FILTER (WHERE status = 'unknown'), 0) AS doubt,
           count(*) FILTER (WHERE status = 'unknown') AS doubts, 0 AS receivable
      FROM rm.open_operation WHERE merchant_id = $1 GROUP BY currency
    UNION ALL
    SELECT currency, 0, coalesce(sum(credit - debit) FILTER (WHERE account LIKE 'hold:%'), 0), 0, 0, 0,
           coalesce(sum(debit - credit) FILTER (WHERE account LIKE 'psp:%:receivable' OR account LIKE 'custody:%'), 0)
      FROM rm.balance WHERE merchant_id = $1 GROUP BY currency) parts
 GROUP BY currency ORDER BY currency`;

export async function moneyInFlight(pool: Pool, merchantId: string): Promise<MoneyInFlight[]> {
  const { rows } = await pool.query<Record<keyof Omit<MoneyInFlight, 'doubts'>, string> & { doubts: number }>(
    IN_FLIGHT,
    [merchantId],
  );
  return rows
    .map((row) => ({
      currency: row.currency,
      payers: BigInt(row.payers),
      held: BigInt(row.held),
      moving: BigInt(row.moving),
      doubt: BigInt(row.doubt),
      doubts: row.doubts,
      receivable: BigInt(row.receivable),
    }))
    .filter(
      ({ currency: _, doubts, ...amounts }) => doubts > 0 || Object.values(amounts).some((minor) => minor !== 0n),
    );
}
