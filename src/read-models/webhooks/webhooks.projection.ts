import type { Projection } from '#libs/projections';
import type { WebhookState } from '#libs/webhooks';
import { webhookAggregate } from '../../webhooks/endpoints/webhook-aggregate';
import { foldBatch } from '../support/fold-batch';
import { FOLDED_COLUMNS, FoldedTable } from '../support/folded-table';

const endpoints = new FoldedTable<WebhookState>('webhook', 'webhook_id', {
  merchant_id: ['text', ({ state }) => state.endpoint?.merchantId],
  status: ['text', ({ state }) => state.status],
});

/** Endpoints of merchants. The secrets inside the state are ciphertext, as in the events. */
export const webhooksProjection: Projection = {
  name: 'webhooks',
  version: 1,
  tables: ['webhook'],
  filter: { streamPrefixes: ['webhook-'] },
  onFailure: 'hold',
  ddl: `
CREATE TABLE webhook (
  webhook_id  uuid PRIMARY KEY,
  merchant_id text NOT NULL,
  status      text NOT NULL,
${FOLDED_COLUMNS}
);
CREATE INDEX webhook_list ON webhook (merchant_id, created_at, created_position);
`,
  async project(events, transaction) {
    const folded = await foldBatch(webhookAggregate, events, (ids) => endpoints.load(transaction, ids));
    await endpoints.save(transaction, folded);
  },
};
