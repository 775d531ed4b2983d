import type { EventFilter, EventStore, RecordedEvent } from '#libs/event-store';
import type { BankLineMatched } from '#libs/settlements';
import type { Pool } from 'pg';
import { SETTLE_PAYOUTS } from './settle-payouts';

/** What matched lines credit payouts with, by payout. */
export type MatchedCredits = ReadonlyMap<string, readonly MatchedCredit[]>;

interface MatchedCredit {
  readonly bankLineId: string;
  readonly minor: bigint;
}

const PAGE = 1_000;
const MATCHES: EventFilter = { streamPrefixes: ['bankline-'], types: ['BankLineMatched'] };

/**
 * Credits of matched lines that their payouts may not have been told of. A payout is told after its line is matched;
 * where a process died between the two, the next line of the same amount would be taken for the first one until the
 * reaction has told it. To be read before the position up to which the payouts are read: what is not among these was
 * told before.
 */
export async function loadMatchedCredits(pool: Pool, store: EventStore, merchantId: string): Promise<MatchedCredits> {
  const { rows } = await pool.query<{ position: string; held: string[] }>(
    `SELECT coalesce((SELECT position FROM ops.checkpoint WHERE name = $1), 0) AS position,
            ARRAY(SELECT DISTINCT stream FROM ops.held_event WHERE subscriber = $1 AND event_type = 'BankLineMatched')
              AS held`,
    [SETTLE_PAYOUTS],
  );
  const { position, held } = rows[0]!;
  // By their ids: what was set aside may lie in the rest of the log as well, and a line is matched once.
  const matches = new Map<string, RecordedEvent>();
  const note = (events: readonly RecordedEvent[]): void => {
    for (const event of events)
      if (event.type === 'BankLineMatched' && event.metadata.merchantId === merchantId) matches.set(event.id, event);
  };
  for (const stream of held) note((await store.read(stream)).events);
  for (let after = BigInt(position), isOver = false; !isOver;) {
    const page = await store.readAll(after, PAGE, MATCHES);
    note(page.events);
    after = page.scannedTo;
    isOver = page.end;
  }
  const credits = new Map<string, MatchedCredit[]>();
  for (const { id, ...credit } of [...matches.values()].flatMap(creditsOf))
    credits.set(id, [...(credits.get(id) ?? []), credit]);
  return credits;
}

function creditsOf({ stream, data }: RecordedEvent): (MatchedCredit & { readonly id: string })[] {
  const { to, id, amount, parts = [{ id: id!, amount }] } = data as BankLineMatched['data'];
  if (to !== 'payout') return [];
  const bankLineId = stream.slice('bankline-'.length);
  return parts.map((part) => ({ id: part.id, bankLineId, minor: BigInt(part.amount.minor) }));
}
