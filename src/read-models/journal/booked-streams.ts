import type { RecordedEvent } from '#libs/event-store';
import {
  bankOrderPostings,
  placementPostings,
  postingsFor,
  resolutionPostings,
  settlementPostings,
  unmatchedPostings,
} from '#libs/ledger';
import type { Posting } from '#libs/ledger';
import type { BreakResolved, SuspensePlaced } from '#libs/settlements';
import type { NotificationUnmatched } from '../../notifications/notification-events';
import { orderAggregate } from '../../orders/order-aggregate';

type Booking = (event: RecordedEvent) => readonly Posting[];

/** The streams whose events are booked, by the first word of their names, and how. Adding one is a line here. */
const BOOKED: Readonly<Record<string, Booking>> = {
  order: ({ stream, type, data, metadata: { merchantId, schemaVersion } }) =>
    postingsFor(orderAggregate.schema.fromRecord(type, schemaVersion, data), {
      merchantId,
      orderId: stream.slice('order-'.length),
    }),
  settlement: ({ type, data, metadata }) => settlementPostings({ type, data }, metadata.merchantId),
  bankline: ({ type, data, metadata }) => settlementPostings({ type, data }, metadata.merchantId),
  providerinvoice: ({ type, data, metadata }) => settlementPostings({ type, data }, metadata.merchantId),
  break: ({ type, data, metadata }) =>
    type === 'BreakResolved' ? resolutionPostings(data as BreakResolved['data'], metadata.merchantId) : [],
  bankorder: ({ type, data, metadata }) => bankOrderPostings({ type, data }, metadata.merchantId),
  suspense: ({ type, data, metadata }) =>
    type === 'SuspensePlaced' ? placementPostings(data as SuspensePlaced['data'], metadata.merchantId) : [],
  unmatched: ({ data, metadata }) => unmatchedPostings(data as NotificationUnmatched['data'], metadata.merchantId),
};

export const BOOKED_STREAM_PREFIXES: readonly string[] = Object.keys(BOOKED).map((category) => `${category}-`);

/** What one event books. @throws Error when a posting would not balance */
export function postingsOf(event: RecordedEvent): readonly Posting[] {
  const category = event.stream.slice(0, Math.max(0, event.stream.indexOf('-')));
  const postings = Object.hasOwn(BOOKED, category) ? BOOKED[category]!(event) : [];
  const occurredAt = happenedAt(event.data);
  return occurredAt === undefined ? postings : postings.map((posting) => ({ ...posting, occurredAt }));
}

/**
 * A payout and a line of the bank happened when they say so, not when we learnt of them; a date is its first moment.
 */
function happenedAt(data: unknown): string | undefined {
  const { bookedOn, paidAt } = data as { readonly bookedOn?: string; readonly paidAt?: string };
  const told = new Date(bookedOn ?? paidAt ?? Number.NaN);
  return Number.isNaN(told.getTime()) ? undefined : told.toISOString();
}
