import type { EventStore } from '#libs/event-store';
import { PostgresEventStore } from '#libs/event-store/postgres';
import type { Logger } from 'pino';

export interface EventStoreChoice {
  readonly databaseUrl: string;
  /** Given: events are kept in EventStoreDB. */
  readonly eventStoreUrl?: string;
  /** Only in tests that need no durability. */
  readonly allowFsyncOff?: boolean;
  readonly log: Logger;
}

/** The event store that the configuration names. Nothing else in the program knows which one it is. */
export async function openEventStore({
  databaseUrl,
  eventStoreUrl,
  allowFsyncOff,
  log,
}: EventStoreChoice): Promise<EventStore> {
  if (eventStoreUrl === undefined) return PostgresEventStore.open({ connectionString: databaseUrl, allowFsyncOff });
  // Its client brings gRPC and all of its messages along, which nobody should wait for who does not use it.
  const { EventStoreDbEventStore } = await import('#libs/event-store/eventstoredb');
  return EventStoreDbEventStore.open({
    url: eventStoreUrl,
    onWarning: ({ kind, what, attempt, error }) =>
      log.warn({ err: error, kind, what, attempt }, 'the event store healed by itself'),
  });
}
