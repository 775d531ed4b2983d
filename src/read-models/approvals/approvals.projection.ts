import type { Projection } from '#libs/projections';
import { approvalAggregate } from '../../console/approvals/approval.aggregate';
import type { ApprovalState } from '../../console/approvals/approval.aggregate';
import { foldBatch } from '../support/fold-batch';
import { FOLDED_COLUMNS, FoldedTable } from '../support/folded-table';

const approvals = new FoldedTable<ApprovalState>('approval', 'approval_id', {
  merchant_id: ['text', ({ state }) => state.request?.merchantId],
  order_id: ['uuid', ({ state }) => state.request?.orderId],
  status: ['text', ({ state }) => state.status],
});

/**
 * Requests for a second person's approval, decided ones included. Reasons in the state are ciphertext, as in the event.
 */
export const approvalsProjection: Projection = {
  name: 'approvals',
  version: 1,
  tables: ['approval'],
  filter: { streamPrefixes: ['approval-'] },
  onFailure: 'hold',
  ddl: `
CREATE TABLE approval (
  approval_id uuid PRIMARY KEY,
  merchant_id text NOT NULL,
  order_id    uuid NOT NULL,
  status      text NOT NULL,
${FOLDED_COLUMNS}
);
CREATE INDEX approval_list ON approval (merchant_id, created_at, created_position);
CREATE INDEX approval_by_status ON approval (merchant_id, status, created_at);
CREATE INDEX approval_by_order ON approval (order_id);
`,
  async project(events, transaction) {
    const folded = await foldBatch(approvalAggregate, events, (ids) => approvals.load(transaction, ids));
    await approvals.save(transaction, folded);
  },
};
