import type { RecordedEvent } from '#libs/event-store';
import { RULES_VERSION } from '#libs/ledger';
import type { Leg, Posting } from '#libs/ledger';
import type { Projection } from '#libs/projections';
import { BulkTable } from '../support/bulk-table';
import { BOOKED_STREAM_PREFIXES, postingsOf } from './booked-streams';
import { JOURNAL_DDL } from './journal.ddl';
import { withTimes } from './posting-times';
import { RunningBalances } from './running-balances';
import type { Sums } from './running-balances';

interface PostingRow {
  readonly event: RecordedEvent;
  readonly number: number;
  readonly posting: Posting;
  readonly occurredAt: string;
  readonly reachedAt: string;
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
  occurred_at: ['timestamptz', ({ occurredAt }) => occurredAt],
  reached_at: ['timestamptz', ({ reachedAt }) => reachedAt],
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

const shiftedLegs = new BulkTable<LegRow>('shifted_leg', ['position', 'number', 'seq'], {
  position: ['bigint', ({ of }) => of.event.position.toString()],
  number: ['smallint', ({ of }) => of.number],
  seq: ['smallint', ({ seq }) => seq],
  merchant_id: ['text', ({ of }) => of.posting.merchantId],
  account: ['text', ({ leg }) => leg.account],
  currency: ['text', ({ leg }) => leg.currency],
  layer: ['text', ({ of }) => of.posting.layer],
  amount: ['numeric', ({ leg }) => leg.minor.toString()],
  late: ['boolean', ({ of }) => of.occurredAt < of.reachedAt],
  span: ['tstzrange', ({ of }) => `[${[of.occurredAt, of.reachedAt].sort().join(',')})`],
});

/** Raised when the tables change. Like the version of the rules it only grows, so their sum changes with either. */
const TABLES_VERSION = 1;

/** Postings, legs and balances. Money: it stops before an event that it cannot book, and never skips one. */
export const journalProjection: Projection = {
  name: 'journal',
  version: RULES_VERSION + TABLES_VERSION,
  tables: ['posting', 'leg', 'shifted_leg', 'balance'],
  filter: { streamPrefixes: BOOKED_STREAM_PREFIXES },
  onFailure: 'stop',
  ddl: JOURNAL_DDL,
  async project(events, transaction) {
    const rows = await withTimes(transaction, events.flatMap(post));
    const balances = await RunningBalances.load(transaction, rows);
    const legRows = rows.flatMap((row) => row.posting.legs.map((leg, seq) => bookLeg(balances, row, leg, seq)));
    await postings.insert(transaction, rows);
    await legs.insert(transaction, legRows);
    await shiftedLegs.insert(
      transaction,
      legRows.filter(({ of }) => of.occurredAt !== of.reachedAt),
    );
    await balances.save(transaction);
  },
};

const post = (event: RecordedEvent): Omit<PostingRow, 'occurredAt' | 'reachedAt'>[] =>
  postingsOf(event).map((posting, number) => ({ event, number, posting }));

const bookLeg = (balances: RunningBalances, of: PostingRow, leg: Leg, seq: number): LegRow => ({
  of,
  seq,
  leg,
  after: balances.add(of.posting, leg, of.event.position),
});
