import type { OrderState } from '#libs/payments';
import { currentAttempt, orderStatus } from '#libs/payments';
import type { Projection } from '#libs/projections';
import { orderAggregate } from '../../orders/order-aggregate';
import { foldBatch } from '../support/fold-batch';
import { FoldedTable } from '../support/folded-table';
import { OpenOperations } from './open-operations';
import { ORDERS_DDL } from './orders.ddl';

const orders = new FoldedTable<OrderState>('orders', 'order_id', {
  merchant_id: ['text', ({ state }) => state.order?.merchantId],
  reference: ['text', ({ state }) => state.order?.reference],
  status: ['text', ({ state }) => orderStatus(state)],
  method: ['text', ({ state }) => state.order?.method],
  provider: ['text', ({ state }) => currentAttempt(state)?.provider ?? null],
  customer_id: ['text', ({ state }) => state.order?.customerId ?? null],
  currency: ['text', ({ state }) => state.currency],
  amount: ['numeric', ({ state }) => state.requested.toString()],
  authorized: ['numeric', ({ state }) => state.amounts.authorized.toString()],
  captured: ['numeric', ({ state }) => state.amounts.captured.toString()],
  refunded: ['numeric', ({ state }) => state.amounts.refunded.toString()],
  voided: ['numeric', ({ state }) => state.amounts.voided.toString()],
  in_doubt: ['numeric', ({ state }) => state.amounts.inDoubt.toString()],
});

/**
 * One row per order, and one per operation without a final outcome; both from the same fold. An order that cannot be
 * folded waits alone, all others go on.
 */
export const ordersProjection: Projection = {
  name: 'orders',
  // Raised with the tables, and whenever the same events fold to another state.
  version: 3,
  tables: ['orders', 'open_operation'],
  filter: { streamPrefixes: ['order-'] },
  onFailure: 'hold',
  ddl: ORDERS_DDL,
  async project(events, transaction) {
    const operations = new OpenOperations();
    const folded = await foldBatch(
      orderAggregate,
      events,
      (ids) => orders.load(transaction, ids),
      (before, after, event) => operations.observe(before, after, event),
    );
    await orders.save(transaction, folded);
    await operations.save(transaction);
  },
};
