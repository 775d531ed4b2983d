import type { RecordedEvent } from '#libs/event-store';
import type { Posting } from '#libs/ledger';
import { formatAmount } from '#libs/money';
import { summarize } from '../../audit/summary';
import { postingsOf } from '../../read-models/journal/booked-streams';
import type { EventView, PostingView } from './order-event.view';

const SEALED = new Set(['subject', 'keyId', 'box']);

/** An event as an auditor reads it: who, when, why, in a sentence and in full, with what it did to the books. */
export function presentEvent(event: RecordedEvent): EventView {
  const { metadata } = event;
  const postings = postingsOf(event).map(presentPosting);
  return {
    id: event.id,
    type: event.type,
    summary: summarize(event.type, event.data),
    stream: event.stream,
    revision: event.revision,
    position: String(event.position),
    actor: metadata.actor,
    correlation_id: metadata.correlationId,
    causation_id: metadata.causationId,
    occurred_at: metadata.occurredAt,
    recorded_at: event.recordedAt.toISOString(),
    data: veil(event.data),
    postings,
  };
}

export function presentPosting(posting: Posting): PostingView {
  return {
    rule: posting.rule,
    layer: posting.layer,
    legs: posting.legs.map(({ account, currency, minor }) => ({
      account,
      side: minor < 0n ? 'credit' : 'debit',
      amount: formatAmount({ minor: minor < 0n ? -minor : minor, currency }),
    })),
  };
}

/** Ciphertext says nothing to a reader: it is shown as sealed. */
function veil(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(veil);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value);
  if (names.length === SEALED.size && names.every((name) => SEALED.has(name))) return '[sealed]';
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, veil(member)]));
}
