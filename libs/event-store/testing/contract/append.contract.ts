import type { AppendResult } from '../..';
import { ConcurrencyError } from '../..';
import type { Opened, StoreFactory } from './factory';
import { useStore } from './factory';
import { anEvent, aStream, before, someEvents } from './given';
import { ids } from './collect';

/** What a refused append says, so that a caller can load again. */
async function conflict(append: Promise<AppendResult>): Promise<unknown> {
  const error: unknown = await append.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConcurrencyError);
  const { stream, expected, actual } = error as ConcurrencyError;
  return { stream, expected, actual };
}

function successes(opened: Opened): void {
  it('numbers the events of a stream 0, 1, 2 … and answers the last revision and position', async () => {
    const { store } = opened();
    const stream = aStream();
    const first = await store.append(stream, 'no_stream', someEvents(3));
    const second = await store.append(stream, 2, someEvents(2));
    expect([first.revision, second.revision]).toEqual([2, 4]);
    expect(second.position).toBeGreaterThan(first.position);
    const { events } = await store.read(stream);
    expect(events.map((event) => event.revision)).toEqual([0, 1, 2, 3, 4]);
    expect([events[2]!.position, events[4]!.position]).toEqual([first.position, second.position]);
  });

  it('keeps the events of one append together and in order', async () => {
    const { store } = opened();
    const after = await store.head();
    const streams = Array.from({ length: 10 }, () => ({ name: aStream(), events: someEvents(5) }));
    await Promise.all(streams.map(({ name, events }) => store.append(name, 'no_stream', events)));
    const page = await store.readAll(after, 1_000, { streamPrefixes: streams.map(({ name }) => name) });
    for (let start = 0; start < 50; start += 5) {
      const five = page.events.slice(start, start + 5);
      expect(ids(five)).toEqual(ids(streams.find(({ name }) => name === five[0]!.stream)!.events));
    }
  });

  it('reads back what was appended, with the time of the store', async () => {
    const { store } = opened();
    const stream = aStream();
    const event = anEvent({ type: 'OrderCreated' });
    const { position } = await store.append(stream, 'no_stream', [event]);
    const [found] = (await store.read(stream)).events;
    expect(found).toEqual({ ...event, stream, revision: 0, position, recordedAt: found!.recordedAt });
    expect(found!.recordedAt).toBeInstanceOf(Date);
    expect(found!.recordedAt.getTime()).toBeGreaterThan(Date.parse('2020-01-01T00:00:00Z'));
  });

  it('lets a reader see at once what was appended', async () => {
    const { store } = opened();
    const stream = aStream();
    for (let revision = 0; revision < 20; revision += 1) {
      const { position } = await store.append(stream, before(revision), [anEvent()]);
      expect((await store.read(stream)).events).toHaveLength(revision + 1);
      expect(await store.head()).toBeGreaterThanOrEqual(position);
    }
  });
}

function conflicts(opened: Opened): void {
  it('refuses a new stream that exists', async () => {
    const { store } = opened();
    const stream = aStream();
    await store.append(stream, 'no_stream', someEvents(2));
    const refused = conflict(store.append(stream, 'no_stream', [anEvent()]));
    expect(await refused).toEqual({ stream, expected: 'no_stream', actual: 1 });
  });

  it('refuses a stale revision', async () => {
    const { store } = opened();
    const stream = aStream();
    await store.append(stream, 'no_stream', someEvents(3));
    expect(await conflict(store.append(stream, 0, [anEvent()]))).toEqual({ stream, expected: 0, actual: 2 });
  });

  it('refuses a revision that the stream has not reached', async () => {
    const { store } = opened();
    const stream = aStream();
    await store.append(stream, 'no_stream', [anEvent()]);
    expect(await conflict(store.append(stream, 1, [anEvent()]))).toEqual({ stream, expected: 1, actual: 0 });
  });

  it('refuses any revision of a stream that does not exist', async () => {
    const { store } = opened();
    const stream = aStream();
    expect(await conflict(store.append(stream, 0, [anEvent()]))).toEqual({ stream, expected: 0, actual: 'no_stream' });
    expect((await store.read(stream)).exists).toBe(false);
  });

  it('writes nothing of an append that conflicts, and all of its neighbours', async () => {
    const { store } = opened();
    const [busy, ...free] = Array.from({ length: 20 }, () => aStream());
    await store.append(busy!, 'no_stream', [anEvent()]);
    const settled = await Promise.allSettled([
      ...free.slice(0, 10).map((stream) => store.append(stream, 'no_stream', someEvents(2))),
      store.append(busy!, 'no_stream', someEvents(3)),
      ...free.slice(10).map((stream) => store.append(stream, 'no_stream', someEvents(2))),
    ]);
    expect(settled.map((one) => one.status).filter((status) => status === 'rejected')).toHaveLength(1);
    expect((await store.read(busy!)).events).toHaveLength(1);
    for (const stream of free) expect((await store.read(stream)).events).toHaveLength(2);
  });
}

function races(opened: Opened): void {
  it('lets exactly one of 50 racers win each revision', async () => {
    const { store } = opened();
    const stream = aStream();
    for (let revision = 0; revision < 5; revision += 1) {
      const racers = Array.from({ length: 50 }, () => anEvent());
      const settled = await Promise.allSettled(racers.map((one) => store.append(stream, before(revision), [one])));
      const winners = racers.filter((_, index) => settled[index]!.status === 'fulfilled');
      const losers = settled.filter((one): one is PromiseRejectedResult => one.status === 'rejected');
      expect(winners).toHaveLength(1);
      expect(losers.every(({ reason }) => reason instanceof ConcurrencyError && reason.actual === revision)).toBe(true);
      expect((await store.read(stream)).events.at(-1)!.id).toBe(winners[0]!.id);
    }
  });

  it('appends to one stream in the order of the calls when nobody waits', async () => {
    const { store } = opened();
    const stream = aStream();
    const events = someEvents(30);
    await Promise.all(events.map((event, revision) => store.append(stream, before(revision), [event])));
    expect(ids((await store.read(stream)).events)).toEqual(ids(events));
  });
}

export function appendContract(factory: StoreFactory): void {
  const opened = useStore(factory);
  successes(opened);
  conflicts(opened);
  races(opened);
}
