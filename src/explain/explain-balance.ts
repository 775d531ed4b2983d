import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { Layer } from '#libs/ledger';
import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';
import type { Evidence } from '#libs/payments';
import type { DataSource } from 'typeorm';
import { BOOKED_STREAM_PREFIXES, postingsOf } from '../read-models/journal/booked-streams';
import { shownBy, statementBounds } from '../read-models/queries';
import type { StatementBounds } from '../read-models/queries';
import { Sums, compare } from './sums';
import type { Comparison } from './sums';

/** One level of the way down: what the figure is made of, and whether it is. */
export interface Level extends Comparison {
  readonly parts: readonly { readonly of: string; readonly count: number; readonly amount: Amount }[];
}

/** What stands in one layer of an account: money that moved, or what is promised, in doubt or blocked. */
export interface LayerExplanation {
  readonly layer: Layer;
  /** Debits positive. */
  readonly balance: Amount;
  readonly levels: readonly Level[];
  /** Notifications on which events of the account rest, and how many of them are stored. */
  readonly notifications: { readonly named: number; readonly stored: number };
  readonly adds_up: boolean;
}

export interface BalanceExplanation {
  readonly account: string;
  readonly merchant_id: string;
  readonly position: string;
  /** The posted one first. */
  readonly layers: readonly LayerExplanation[];
  readonly adds_up: boolean;
}

export interface BalanceQuestion {
  readonly merchantId: string;
  readonly account: string;
  /** Default: now, as far as the books and the audit trail go. */
  readonly position?: bigint;
  readonly onProgress?: (done: number, total: number) => void;
}

const PAGE = 1_000;
const LAYERS: readonly Layer[] = ['posted', 'pending'];

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
  // The notifications behind the events are found in the audit trail, which may be behind the books.
  const shown = await shownBy(database, 'journal', 'audit');
  const last = position !== undefined && position < shown ? position : shown;
  const found = LAYERS.map((layer) => statementBounds(database, { merchantId, account, layer, until: last }));
  const bounds = (await Promise.all(found)).filter((one) => one !== undefined);
  if (bounds.length === 0) return undefined;
  const reread = await rereadLog(database, store, bounds, onProgress);
  const layers = await Promise.all(reread.map((one) => explainLayer(database, one)));
  return {
    account,
    merchant_id: merchantId,
    position: String(bounds[0]!.until),
    layers,
    adds_up: layers.every((one) => one.adds_up),
  };
}

async function explainLayer(database: DataSource, reread: Reread): Promise<LayerExplanation> {
  const { merchantId, account, currency, layer, until, closing } = reread.bounds;
  const parameters = [merchantId, account, currency, layer, String(until)];
  const rules = await database.query<{ rule: string; count: number; minor: string }[]>(BY_RULE, parameters);
  const byRule = rules.map(({ rule, count, minor }) => ({ key: rule, count, minor: BigInt(minor) }));
  const levels = [
    level('balance = its postings, by rule', closing, byRule, currency),
    level('postings = events of the log, by type', closing, reread.types.entries, currency),
    level('events = streams they stand in', closing, reread.streams.entries, currency),
    level('events = on whose word', closing, reread.sources.entries, currency),
  ];
  return {
    layer,
    balance: formatAmount({ minor: closing, currency }),
    levels,
    notifications: { named: reread.named, stored: reread.stored },
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

/** The events that move one layer of the account, as the rules book them today. */
class Reread {
  readonly types = new Sums();
  readonly streams = new Sums();
  readonly sources = new Sums();
  named = 0;
  stored = 0;

  constructor(readonly bounds: StatementBounds) {}

  async add(database: DataSource, events: readonly RecordedEvent[]): Promise<void> {
    const told: RecordedEvent[] = [];
    for (const event of events) {
      const minor = movedBy(event, this.bounds);
      if (minor === undefined) continue;
      this.types.add(event.type, minor);
      this.streams.add(event.stream.slice(0, event.stream.indexOf('-')), minor);
      this.sources.add(sourceOf(event), minor);
      if (sourceOf(event) === 'notification') told.push(event);
    }
    this.named += told.length;
    this.stored += await storedAmong(database, told);
  }
}

async function rereadLog(
  database: DataSource,
  store: EventStore,
  bounds: readonly StatementBounds[],
  onProgress: (done: number, total: number) => void,
): Promise<readonly Reread[]> {
  const { until } = bounds[0]!;
  const reread = bounds.map((one) => new Reread(one));
  let after = 0n;
  while (after < until) {
    const page = await store.readAll(after, PAGE, { streamPrefixes: BOOKED_STREAM_PREFIXES });
    const events = page.events.filter(({ position }) => position <= until);
    for (const one of reread) await one.add(database, events);
    after = page.scannedTo;
    onProgress(Number(after), Number(until));
    if (page.end) break;
  }
  return reread;
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
