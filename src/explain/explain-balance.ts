import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { Layer } from '#libs/ledger';
import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import type { Evidence } from '#libs/payments';
import type { DataSource } from 'typeorm';
import { BOOKED_STREAM_PREFIXES, postingsOf } from '../read-models/journal/booked-streams';
import { statementBounds } from '../read-models/queries';
import type { StatementBounds } from '../read-models/queries';
import { Sums, compare } from './sums';
import type { Comparison } from './sums';

/** One level of the way down: what the figure is made of, and whether it is. */
export interface Level extends Comparison {
  readonly parts: readonly { readonly of: string; readonly count: number; readonly amount: Amount }[];
}

export interface BalanceExplanation {
  readonly account: string;
  readonly merchant_id: string;
  readonly layer: Layer;
  readonly position: string;
  /** Debits positive. */
  readonly balance: Amount;
  readonly levels: readonly Level[];
  /** Notifications on which events of the account rest, and how many of them are stored. */
  readonly notifications: { readonly named: number; readonly stored: number };
  readonly adds_up: boolean;
}

export interface BalanceQuestion {
  readonly merchantId: string;
  readonly account: string;
  /** Default: now. */
  readonly position?: bigint;
  readonly onProgress?: (done: number, total: number) => void;
}

const PAGE = 1_000;

const BY_RULE = `
SELECT p.rule, count(*)::int AS count, sum(l.amount)::text AS minor
  FROM rm.leg l JOIN rm.posting p USING (position, number)
 WHERE l.merchant_id = $1 AND l.account = $2 AND l.currency = $3 AND l.layer = $4 AND l.position <= $5
 GROUP BY p.rule ORDER BY p.rule`;

/**
 * A balance on its way down: the sum that stands in the books, the postings that make it, the events of the log with
 * the rules applied to them anew, and on whose word each of them rests. Reads the log up to the position once.
 * @returns undefined for an account that never moved
 */
export async function explainBalance(
  database: DataSource,
  store: EventStore,
  { merchantId, account, position, onProgress = () => undefined }: BalanceQuestion,
): Promise<BalanceExplanation | undefined> {
  const bounds = await statementBounds(database, { merchantId, account, until: position });
  if (!bounds) return undefined;
  const { currency, layer, until, closing } = bounds;
  const parameters = [merchantId, account, currency, layer, String(until)];
  const rules = await database.query<{ rule: string; count: number; minor: string }[]>(BY_RULE, parameters);
  const reread = await rereadLog(database, store, bounds, onProgress);
  const byRule = rules.map(({ rule, count, minor }) => ({ key: rule, count, minor: BigInt(minor) }));
  const levels = [
    level('balance = its postings, by rule', closing, byRule, currency),
    level('postings = events of the log, by type', closing, reread.types.entries, currency),
    level('events = streams they stand in', closing, reread.streams.entries, currency),
    level('events = on whose word', closing, reread.sources.entries, currency),
  ];
  const notifications = { named: reread.named, stored: reread.stored };
  return {
    account,
    merchant_id: merchantId,
    layer,
    position: String(until),
    balance: formatAmount({ minor: closing, currency }),
    levels,
    notifications,
    adds_up: levels.every(({ equal }) => equal) && reread.named === reread.stored,
  };
}

function level(
  what: string,
  told: bigint,
  parts: readonly { readonly key: string; readonly count: number; readonly minor: bigint }[],
  currency: string,
): Level {
  const added = parts.reduce((sum, { minor }) => sum + minor, 0n);
  const shown = parts.map(({ key, count, minor }) => ({ of: key, count, amount: formatAmount({ minor, currency }) }));
  return { ...compare(what, told, added, currency), parts: shown };
}

/** The events that move the account, as the rules book them today. */
async function rereadLog(
  database: DataSource,
  store: EventStore,
  bounds: StatementBounds,
  onProgress: (done: number, total: number) => void,
) {
  const [types, streams, sources] = [new Sums(), new Sums(), new Sums()];
  let [named, stored, after] = [0, 0, 0n];
  while (after < bounds.until) {
    const page = await store.readAll(after, PAGE, { streamPrefixes: BOOKED_STREAM_PREFIXES });
    const movers: RecordedEvent[] = [];
    for (const event of page.events.filter(({ position }) => position <= bounds.until)) {
      const minor = movedBy(event, bounds);
      if (minor === undefined) continue;
      types.add(event.type, minor);
      streams.add(event.stream.slice(0, event.stream.indexOf('-')), minor);
      sources.add(sourceOf(event), minor);
      if (sourceOf(event) === 'notification') movers.push(event);
    }
    named += movers.length;
    stored += await storedAmong(database, movers);
    after = page.scannedTo;
    onProgress(Number(after), Number(bounds.until));
    if (page.end) break;
  }
  return { types, streams, sources, named, stored };
}

function movedBy(event: RecordedEvent, { merchantId, account, currency, layer }: StatementBounds): bigint | undefined {
  const legs = postingsOf(event)
    .filter((posting) => posting.merchantId === merchantId && posting.layer === layer)
    .flatMap((posting) => posting.legs)
    .filter((leg) => leg.account === account && leg.currency === currency);
  return legs.length === 0 ? undefined : legs.reduce((sum, { minor }) => sum + minor, 0n);
}

const sourceOf = ({ data }: RecordedEvent): Evidence['source'] | 'our decision' =>
  (data as { evidence?: Evidence }).evidence?.source ?? 'our decision';

/** Of how many the notification stands in the log: it began what they go on with. */
async function storedAmong(database: DataSource, events: readonly RecordedEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  const rows = await database.query<{ id: string }[]>(
    `SELECT DISTINCT correlation_id AS id FROM rm.audit_event
      WHERE correlation_id = ANY ($1) AND type = 'NotificationReceived'`,
    [[...new Set(events.map(({ metadata }) => metadata.correlationId))]],
  );
  const found = new Set(rows.map(({ id }) => id));
  return events.filter(({ metadata }) => found.has(metadata.correlationId)).length;
}
