import type { RecordedEvent } from '#libs/event-store';
import { RULES_VERSION, postingsFor, unmatchedPostings } from '#libs/ledger';
import type { Leg, Posting } from '#libs/ledger';
import type { Projection } from '#libs/projections';
import type { NotificationUnmatched } from '../../notifications/notification-events';
import { orderAggregate } from '../../orders/order-aggregate';
import { BulkTable } from '../support/bulk-table';
import { JOURNAL_DDL } from './journal.ddl';
import { RunningBalances } from './running-balances';
import type { Sums } from './running-balances';

interface PostingRow {
  readonly event: RecordedEvent;
  readonly number: number;
  readonly posting: Posting;
}

interface LegRow {
  readonly of: PostingRow;
  readonly seq: number;
  readonly leg: Leg;
  readonly after: Sums;
}

const postings = new BulkTable<PostingRow>('posting', ['position', 'number'], {
  position: ['bigint', ({ event }) => event.position.toString()],
  number: ['smallint', ({ number }) => number],
  event_id: ['uuid', ({ event }) => event.id],
  merchant_id: ['text', ({ posting }) => posting.merchantId],
  order_id: ['uuid', ({ posting }) => posting.orderId ?? null],
  rule: ['text', ({ posting }) => posting.rule],
  rules_version: ['smallint', () => RULES_VERSION],
  layer: ['text', ({ posting }) => posting.layer],
  occurred_at: ['timestamptz', ({ event }) => event.metadata.occurredAt],
  recorded_at: ['timestamptz', ({ event }) => event.recordedAt.toISOString()],
});

const legs = new BulkTable<LegRow>('leg', ['position', 'number', 'seq'], {
  position: ['bigint', ({ of }) => of.event.position.toString()],
  number: ['smallint', ({ of }) => of.number],
  seq: ['smallint', ({ seq }) => seq],
  merchant_id: ['text', ({ of }) => of.posting.merchantId],
  account: ['text', ({ leg }) => leg.account],
  currency: ['text', ({ leg }) => leg.currency],
  layer: ['text', ({ of }) => of.posting.layer],
  amount: ['numeric', ({ leg }) => leg.minor.toString()],
  debit_after: ['numeric', ({ after }) => after.debit.toString()],
  credit_after: ['numeric', ({ after }) => after.credit.toString()],
});

/** Raised when the tables change. Like the version of the rules it only grows, so their sum changes with either. */
const TABLES_VERSION = 0;

/** Postings, legs and balances. Money: it stops before an event that it cannot book, and never skips one. */
export const journalProjection: Projection = {
  name: 'journal',
  version: RULES_VERSION + TABLES_VERSION,
  tables: ['posting', 'leg', 'balance'],
  filter: { streamPrefixes: ['order-', 'unmatched-'] },
  onFailure: 'stop',
  ddl: JOURNAL_DDL,
  async project(events, transaction) {
    const rows = events.flatMap(post);
    const balances = await RunningBalances.load(transaction, rows);
    const legRows = rows.flatMap((row) => row.posting.legs.map((leg, seq) => bookLeg(balances, row, leg, seq)));
    await postings.insert(transaction, rows);
    await legs.insert(transaction, legRows);
    await balances.save(transaction);
  },
};

/** The postings of one event. @throws Error when one would not balance */
export function post(event: RecordedEvent): PostingRow[] {
  const { merchantId, schemaVersion } = event.metadata;
  if (event.stream.startsWith('unmatched-')) {
    const movement = event.data as NotificationUnmatched['data'];
    return unmatchedPostings(movement, merchantId).map((posting, number) => ({ event, number, posting }));
  }
  const orderId = event.stream.slice('order-'.length);
  const current = orderAggregate.schema.fromRecord(event.type, schemaVersion, event.data);
  return postingsFor(current, { merchantId, orderId }).map((posting, number) => ({ event, number, posting }));
}

const bookLeg = (balances: RunningBalances, of: PostingRow, leg: Leg, seq: number): LegRow => ({
  of,
  seq,
  leg,
  after: balances.add(of.posting, leg, of.event.position),
});
