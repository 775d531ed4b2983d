import type { OrderedPayment } from '#libs/settlements';
import type { Pool } from 'pg';

/**
 * Instructions with the lines that were matched to them already. The bank order is told of its line after the line is
 * written; where a process died between the two, the next line of the same would pass for the first one until then.
 */
export async function withShownLines(pool: Pool, ordered: readonly OrderedPayment[]): Promise<OrderedPayment[]> {
  if (ordered.length === 0) return [];
  const { rows } = await pool.query<{ id: string; instruction: number; side: 'left' | 'returned' }>(
    `SELECT matched_id AS id, instruction, CASE WHEN amount < 0 THEN 'left' ELSE 'returned' END AS side
       FROM rm.bank_line WHERE matched_to = 'bank_order' AND matched_id = ANY ($1::text[])`,
    [[...new Set(ordered.map(({ bankOrderId }) => bankOrderId))]],
  );
  const shown = new Set(rows.map(({ id, instruction, side }) => `${id} ${instruction} ${side}`));
  return ordered.map((one) => {
    const isShown = (side: string): boolean => shown.has(`${one.bankOrderId} ${one.instruction} ${side}`);
    return { ...one, hasLeft: one.hasLeft || isShown('left'), hasReturned: one.hasReturned || isShown('returned') };
  });
}
