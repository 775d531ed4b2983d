import type { Balance } from '#libs/ledger';
import { incoherence } from '#libs/ledger';
import type { OrderState } from '#libs/payments';
import type { ClientBase } from 'pg';
import { stateFromJson } from '../support/state-json';
import { Findings } from './report';
import type { CheckResult } from './report';

const PAGE = 1_000;

interface Row {
  readonly orderId: string;
  readonly state: unknown;
  readonly books: readonly (Omit<Balance, 'minor'> & { readonly minor: string })[];
}

/**
 * Orders that both read models have seen in full, with the sums of their own legs. The two may stand at different
 * places of the log: legs behind an order's last event are left out, orders that the journal has not reached are passed
 * over.
 */
const ORDERS_WITH_BOOKS = `
SELECT o.order_id AS "orderId", o.state,
       coalesce((SELECT jsonb_agg(sums) FROM (
         SELECT l.account, l.layer, l.currency, sum(l.amount)::text AS minor
           FROM rm.posting p JOIN rm.leg l USING (position, number)
          WHERE p.order_id = o.order_id AND p.position <= o.position
          GROUP BY 1, 2, 3) sums), '[]') AS books
  FROM rm.orders o
 WHERE o.order_id > $1 AND o.position <= (SELECT position FROM ops.checkpoint WHERE name = 'journal')
 ORDER BY o.order_id LIMIT ${PAGE}`;

/**
 * What the books hold of an order must be what its state calls for: two ways to the same sums that share only the
 * events.
 */
export async function checkOrderBooks(snapshot: ClientBase, onProgress: (done: number) => void): Promise<CheckResult> {
  const findings = new Findings('orders-and-books', 'the books of each order show what its state calls for');
  const total = await snapshot.query<{ count: string }>('SELECT count(*) FROM rm.orders');
  let looked = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await snapshot.query<Row>(ORDERS_WITH_BOOKS, [after]);
    for (const { orderId, state, books } of rows) {
      const sums = books.map((sum): Balance => ({ ...sum, minor: BigInt(sum.minor) }));
      for (const line of incoherence(sums, stateFromJson<OrderState>(state))) findings.add(`order ${orderId}: ${line}`);
    }
    looked += rows.length;
    onProgress(Math.min(1, looked / Math.max(1, Number.parseInt(total.rows[0]!.count, 10))));
    if (rows.length < PAGE) return findings.result(looked);
    after = rows.at(-1)!.orderId;
  }
}
