import type { EventStore } from '../..';
import { ConcurrencyError } from '../..';
import type { Opened, StoreFactory, StoreTraits } from './factory';
import { useStore } from './factory';
import { anEvent, aStream, someEvents } from './given';

/** A caller who got no answer repeats with the same ids and expected revision. Ids are compared, contents are not. */
export function repeatContract(
  factory: StoreFactory,
  { tellsRepeats = true, outlivesItsObject = true }: StoreTraits,
): void {
  const opened = useStore(factory);

  it('answers a repeated append with the original place and writes nothing', async () => {
    const { store } = opened();
    const stream = aStream();
    const events = someEvents(3);
    const { revision, position } = await store.append(stream, 'no_stream', events);
    expect(await store.append(stream, 'no_stream', events)).toMatchObject({ revision, position });
    expect((await store.read(stream)).events).toHaveLength(3);
  });

  it('does so on a stream that exists', async () => {
    const { store } = opened();
    const stream = aStream();
    await store.append(stream, 'no_stream', [anEvent()]);
    const events = someEvents(2);
    const { revision, position } = await store.append(stream, 0, events);
    expect(await store.append(stream, 0, events)).toMatchObject({ revision, position });
  });

  it('does so after later appends', async () => {
    const { store } = opened();
    const stream = aStream();
    const events = someEvents(2);
    const { revision, position } = await store.append(stream, 'no_stream', events);
    await store.append(stream, 1, someEvents(3));
    expect(await store.append(stream, 'no_stream', events)).toMatchObject({ revision, position });
    expect((await store.read(stream)).events).toHaveLength(5);
  });

  it('stores once what is sent 20 times in parallel', async () => {
    const { store } = opened();
    const stream = aStream();
    const events = someEvents(2);
    const results = await Promise.all(Array.from({ length: 20 }, () => store.append(stream, 'no_stream', events)));
    expect(new Set(results.map(({ revision, position }) => `${revision}@${position}`)).size).toBe(1);
    expect((await store.read(stream)).events).toHaveLength(2);
  });

  it('refuses an append of which only the first events are known', async () => {
    const { store } = opened();
    const stream = aStream();
    const [first, second] = someEvents(2);
    await store.append(stream, 'no_stream', [first!, second!]);
    const changed = store.append(stream, 'no_stream', [first!, anEvent()]);
    await expect(changed).rejects.toBeInstanceOf(ConcurrencyError);
    const longer = store.append(stream, 'no_stream', [first!, second!, anEvent()]);
    await expect(longer).rejects.toBeInstanceOf(ConcurrencyError);
    expect((await store.read(stream)).events).toHaveLength(2);
  });

  it('refuses known events in another order or at another place', async () => {
    const { store } = opened();
    const stream = aStream();
    const [first, second, third] = someEvents(3);
    await store.append(stream, 'no_stream', [first!, second!, third!]);
    await expect(store.append(stream, 'no_stream', [second!, first!])).rejects.toBeInstanceOf(ConcurrencyError);
    await expect(store.append(stream, 0, [first!, second!])).rejects.toBeInstanceOf(ConcurrencyError);
  });

  if (tellsRepeats) {
    it('tells a repeat from a first append', async () => {
      const { store } = opened();
      const stream = aStream();
      const events = someEvents(2);
      expect((await store.append(stream, 'no_stream', events)).repeated).toBe(false);
      expect((await store.append(stream, 'no_stream', events)).repeated).toBe(true);
    });
  }

  if (tellsRepeats && outlivesItsObject) between(opened);
}

/** The same command at two processes: who is told `repeated: false` goes on to call a provider, so it is one. */
function between(opened: Opened): void {
  let other: EventStore;
  beforeAll(async () => {
    other = await opened().reopen!();
  });
  afterAll(() => other.close());

  it('tells a repeat of what another process appended since this one opened the log', async () => {
    const { store } = opened();
    const stream = aStream();
    const [created, changed] = [someEvents(2), someEvents(2)];
    const first = await store.append(stream, 'no_stream', created);
    expect(await other.append(stream, 'no_stream', created)).toEqual({ ...first, repeated: true });
    const second = await store.append(stream, 1, changed);
    expect(await other.append(stream, 1, changed)).toEqual({ ...second, repeated: true });
    expect(await other.append(stream, 'no_stream', created)).toEqual({ ...first, repeated: true });
    expect([first.repeated, second.repeated]).toEqual([false, false]);
  });

  it('tells exactly one of two processes that send the same append at once that it was the first', async () => {
    const { store } = opened();
    for (const expected of ['no_stream', 0] as const) {
      const appends = Array.from({ length: 20 }, () => ({ stream: aStream(), events: someEvents(2) }));
      if (expected === 0) for (const { stream } of appends) await store.append(stream, 'no_stream', [anEvent()]);
      const told = await Promise.all(
        appends.map(({ stream, events }) =>
          Promise.all([store, other, store, other].map((one) => one.append(stream, expected, events))),
        ),
      );
      expect(told.map((results) => results.filter(({ repeated }) => !repeated).length)).toEqual(appends.map(() => 1));
    }
  });
}
