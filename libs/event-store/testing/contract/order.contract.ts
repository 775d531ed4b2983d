import type { EventFilter, EventStore, Position, RecordedEvent } from '../..';
import { batchesUntil, eventsOf, expectStrictOrder, ids, readOn } from './collect';
import type { StoreFactory } from './factory';
import { useStore } from './factory';
import { aCategory, anEvent, before, someEvents } from './given';

const WRITERS = 12;
const APPENDS_PER_WRITER = 15;

/** Quick writers of one small event beside slow ones of a few hundred kilobytes. */
async function writer(store: EventStore, stream: string, slow: boolean): Promise<void> {
  let revision = 0;
  for (let append = 0; append < APPENDS_PER_WRITER; append += 1) {
    const events = slow ? someEvents(3, { data: { text: 'x'.repeat(100_000) } }) : someEvents(1 + (append % 3));
    await store.append(stream, before(revision), events);
    revision += events.length;
  }
}

/** Reads on and on from where it stands, as fast as it can, until it has seen the last event. */
async function chase(store: EventStore, after: Position, filter: EventFilter, last: string): Promise<RecordedEvent[]> {
  const seen: RecordedEvent[] = [];
  while (seen.at(-1)?.id !== last) {
    const page = await store.readAll(after, 20, filter);
    seen.push(...page.events);
    after = page.scannedTo;
  }
  return seen;
}

/** When a reader has seen position P, no event with a smaller position may appear later. */
export function orderContract(factory: StoreFactory): void {
  const opened = useStore(factory);

  it('shows every event once and in order to readers that keep up with many writers', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    const filter = { streamPrefixes: [`${category}-`] };
    const last = anEvent();
    const chasing = chase(store, after, filter, last.id);
    const subscribed = batchesUntil(store, { after, filter, batchSize: 10 }, (batches) =>
      batches.at(-1)!.events.some((event) => event.id === last.id),
    );
    await Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(store, `${category}-${index}`, index < 2)));
    await store.append(`${category}-last`, 'no_stream', [last]);
    const truth = ids(await readOn(store, after, 100, filter));
    for (const seen of [await chasing, eventsOf(await subscribed)]) {
      expectStrictOrder(seen);
      expect(ids(seen)).toEqual(truth);
    }
  });

  it('agrees with itself: the log holds each stream in the order of its revisions', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    const streams = Array.from({ length: 6 }, (_, index) => `${category}-${index}`);
    await Promise.all(streams.map((stream) => writer(store, stream, false)));
    const log = await readOn(store, after, 50, { streamPrefixes: [`${category}-`] });
    for (const stream of streams) {
      const own = log.filter((event) => event.stream === stream);
      expect(own).toEqual((await store.read(stream)).events);
      expect(own.map((event) => event.revision)).toEqual(own.map((_, index) => index));
    }
  });
}
