import type { EventBatch, EventFilter, EventStore, Position, RecordedEvent, SubscribeOptions } from '../..';

export const ids = (events: readonly { id: string }[]): string[] => events.map((event) => event.id);

/** Subscribes and hands out batches until `enough` says so. The loop is left as a killed consumer would leave it. */
export async function batchesUntil(
  store: EventStore,
  options: Omit<SubscribeOptions, 'signal'>,
  enough: (batches: readonly EventBatch[]) => boolean,
): Promise<EventBatch[]> {
  const batches: EventBatch[] = [];
  const abort = new AbortController();
  for await (const batch of store.subscribe({ ...options, signal: abort.signal })) {
    batches.push(batch);
    if (enough(batches)) break;
  }
  abort.abort();
  return batches;
}

export const eventsOf = (batches: readonly EventBatch[]): RecordedEvent[] => batches.flatMap((batch) => batch.events);

/** The first `count` events after a position, by subscription. */
export async function take(
  store: EventStore,
  count: number,
  options: Omit<SubscribeOptions, 'signal'>,
): Promise<RecordedEvent[]> {
  if (count === 0) return [];
  const batches = await batchesUntil(store, options, (all) => eventsOf(all).length >= count);
  return eventsOf(batches);
}

/** The whole log after a position, by pages. */
export async function readOn(
  store: EventStore,
  after: Position,
  limit: number,
  filter?: EventFilter,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await store.readAll(after, limit, filter);
    events.push(...page.events);
    if (page.end) return events;
    after = page.scannedTo;
  }
}

export function expectStrictOrder(events: readonly RecordedEvent[]): void {
  const wrong = events.findIndex((event, index) => index > 0 && event.position <= events[index - 1]!.position);
  expect(wrong).toBe(-1);
}
