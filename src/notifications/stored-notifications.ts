import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { Evidence } from '#libs/payments';
import type { DataSource } from 'typeorm';

const RECEIVED = `
SELECT stream FROM rm.audit_event WHERE correlation_id = ANY ($1) AND type = 'NotificationReceived'`;

/** What an event rests on; undefined for a decision of ours. */
export const evidenceOf = (data: unknown): Evidence | undefined => (data as { evidence?: Evidence }).evidence;

/** The event of the notification that a piece of evidence names; a message of several facts numbers them. */
export const notificationIdOf = ({ source, id }: Evidence): string | undefined =>
  source === 'notification' ? id?.split('/')[0] : undefined;

/** The stored notifications that caused some of these events, by the ids of their own events. */
export async function notificationsBehind(
  events: readonly RecordedEvent[],
  { database, store }: { readonly database: DataSource; readonly store: EventStore },
): Promise<ReadonlyMap<string, RecordedEvent>> {
  const told = events.filter(({ data }) => evidenceOf(data)?.source === 'notification');
  const correlations = [...new Set(told.map(({ metadata }) => metadata.correlationId))];
  const rows = await database.query<{ stream: string }[]>(RECEIVED, [correlations]);
  const found = await Promise.all([...new Set(rows.map(({ stream }) => stream))].map((one) => store.read(one)));
  return new Map(found.flatMap((slice) => slice.events).map((event) => [event.id, event]));
}
