import { awaitsLine, bankOrderStatus } from '#libs/banking';
import type { BankOrderState } from '#libs/banking';
import type { Projection } from '#libs/projections';
import { bankOrderAggregate } from '../../banking/bank-order-aggregate';
import { foldBatch } from '../support/fold-batch';
import { FOLDED_COLUMNS, FoldedTable } from '../support/folded-table';

const orders = new FoldedTable<BankOrderState>('bank_order', 'bank_order_id', {
  merchant_id: ['text', ({ state }) => state.order?.merchantId],
  status: ['text', ({ state }) => bankOrderStatus(state)],
  awaits_lines: ['boolean', ({ state }) => mayHaveLines(state) && state.instructions.some(awaitsLine)],
});

const mayHaveLines = ({ stage }: BankOrderState): boolean => ['sending', 'in_doubt', 'accepted'].includes(stage);

/** Outgoing bank orders. Beneficiaries inside the state are ciphertext, as in the event. */
export const bankOrdersProjection: Projection = {
  name: 'bank_orders',
  version: 4,
  tables: ['bank_order'],
  filter: { streamPrefixes: ['bankorder-'] },
  onFailure: 'hold',
  ddl: `
CREATE TABLE bank_order (
  bank_order_id uuid PRIMARY KEY,
  merchant_id   text NOT NULL,
  status        text NOT NULL,
  awaits_lines  boolean NOT NULL,
${FOLDED_COLUMNS}
);
CREATE INDEX bank_order_list ON bank_order (merchant_id, created_at, created_position);
CREATE INDEX bank_order_awaiting ON bank_order (merchant_id) WHERE awaits_lines;
CREATE INDEX bank_order_by_status ON bank_order (status, updated_at);
`,
  async project(events, transaction) {
    await orders.save(transaction, await foldBatch(bankOrderAggregate, events, (ids) => orders.load(transaction, ids)));
  },
};
