import type { Pool } from 'pg';

/** Money that nothing explains and that nobody has placed yet. */
export interface SuspenseItem {
  readonly merchantId: string;
  readonly account: string;
  readonly currency: string;
  /** Minor units; what is in suspense is positive, whether it came or was taken. */
  readonly minor: bigint;
  /** Null for money that names no order. */
  readonly orderId: string | null;
  /** Position of the event that brought it first. */
  readonly position: bigint;
  readonly since: Date;
}

/**
 * What stands in suspense, the oldest first: per order, and per posting where no order is named. The sums of the legs
 * themselves, so an item disappears when it is settled and not when somebody says so. Accounts that stand at zero hold
 * no item, and are left out before their legs are read.
 */
const OPEN = `
SELECT p.merchant_id AS "merchantId", l.account, l.currency, p.order_id AS "orderId",
       abs(sum(l.amount))::text AS minor, min(p.position)::text AS position, min(p.occurred_at) AS since
  FROM rm.balance b
  JOIN rm.leg l ON l.merchant_id = b.merchant_id AND l.account = b.account AND l.currency = b.currency
  JOIN rm.posting p ON p.position = l.position AND p.number = l.number
 WHERE b.account LIKE 'suspense:%' AND b.layer = 'posted' AND b.debit <> b.credit
   AND ($2::text[] IS NULL OR b.merchant_id = ANY ($2))
 GROUP BY p.merchant_id, l.account, l.currency, p.order_id, CASE WHEN p.order_id IS NULL THEN p.position END
HAVING sum(l.amount) <> 0
 ORDER BY min(p.occurred_at), min(p.position) LIMIT $1`;

/** @param merchants of these alone; default: of all */
export async function listSuspense(pool: Pool, limit: number, merchants?: readonly string[]): Promise<SuspenseItem[]> {
  const { rows } = await pool.query<Record<'minor' | 'position', string> & Omit<SuspenseItem, 'minor' | 'position'>>(
    OPEN,
    [limit, merchants ?? null],
  );
  return rows.map((row) => ({ ...row, minor: BigInt(row.minor), position: BigInt(row.position) }));
}
