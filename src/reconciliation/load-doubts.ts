import { operationReference } from '#libs/payments';
import type { Doubt } from '#libs/settlements';
import type { Pool } from 'pg';

interface DoubtRow extends Omit<Doubt, 'amount' | 'reference'> {
  readonly amount: string;
}

/** Operations without an outcome, of the orders that an open line of the bank names. */
export async function loadDoubts(
  pool: Pool,
  merchantId: string,
  names: readonly { readonly orderId: string }[],
): Promise<Doubt[]> {
  if (names.length === 0) return [];
  const { rows } = await pool.query<DoubtRow>(
    `SELECT o.order_id AS "orderId", o.operation_id AS "operationId", o.provider, r.method, o.type, o.currency, o.amount
       FROM rm.open_operation o JOIN rm.receivable_order r USING (order_id)
      WHERE o.merchant_id = $1 AND o.order_id = ANY ($2::uuid[]) AND o.status <> 'requested'`,
    [merchantId, names.map(({ orderId }) => orderId)],
  );
  return rows.map((row) => ({
    ...row,
    amount: BigInt(row.amount),
    reference: operationReference(row.orderId, row.operationId),
  }));
}
