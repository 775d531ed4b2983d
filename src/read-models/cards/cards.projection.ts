import type { CardState } from '#libs/payments';
import type { Projection } from '#libs/projections';
import { cardAggregate } from '../../cards/card-aggregate';
import { foldBatch } from '../support/fold-batch';
import { FOLDED_COLUMNS, FoldedTable } from '../support/folded-table';

const cards = new FoldedTable<CardState>('card', 'card_id', {
  merchant_id: ['text', ({ state }) => state.card?.merchantId],
  customer_id: ['text', ({ state }) => state.card?.customerId ?? null],
  provider: ['text', ({ state }) => state.card?.provider],
  removed: ['boolean', ({ state }) => state.removed],
});

/** Cards on file. The token inside the state is ciphertext, as in the event. */
export const cardsProjection: Projection = {
  name: 'cards',
  version: 1,
  tables: ['card'],
  filter: { streamPrefixes: ['card-'] },
  onFailure: 'hold',
  ddl: `
CREATE TABLE card (
  card_id     uuid PRIMARY KEY,
  merchant_id text NOT NULL,
  customer_id text,
  provider    text NOT NULL,
  removed     boolean NOT NULL,
${FOLDED_COLUMNS}
);
CREATE INDEX card_list ON card (merchant_id, created_at, created_position);
CREATE INDEX card_by_customer ON card (merchant_id, customer_id, created_at, created_position);
`,
  async project(events, transaction) {
    await cards.save(transaction, await foldBatch(cardAggregate, events, (ids) => cards.load(transaction, ids)));
  },
};
