import type { Opened, StoreFactory } from './factory';
import { useStore } from './factory';
import { expectStrictOrder, ids, readOn } from './collect';
import { aCategory, anEvent, aStream, before, fill, someEvents } from './given';

function streams(opened: Opened): void {
  it('answers a stream without events with exists: false', async () => {
    expect(await opened().store.read(aStream())).toEqual({ exists: false, events: [] });
  });

  it('reads a stream from a revision, inclusive, forwards and backwards', async () => {
    const { store } = opened();
    const stream = aStream();
    await store.append(stream, 'no_stream', someEvents(10));
    const revisions = async (options: Parameters<typeof store.read>[1]): Promise<number[]> =>
      (await store.read(stream, options)).events.map((event) => event.revision);
    expect(await revisions({ from: 7 })).toEqual([7, 8, 9]);
    expect(await revisions({ from: 3, limit: 2 })).toEqual([3, 4]);
    expect(await revisions({ limit: 10 })).toHaveLength(10);
    expect(await revisions({ direction: 'backwards', limit: 3 })).toEqual([9, 8, 7]);
    expect(await revisions({ direction: 'backwards', from: 2 })).toEqual([2, 1, 0]);
    expect(await revisions({ direction: 'backwards', from: 99, limit: 1 })).toEqual([9]);
  });

  it('answers a start beyond the end with no events of a stream that exists', async () => {
    const { store } = opened();
    const stream = aStream();
    await store.append(stream, 'no_stream', [anEvent()]);
    expect(await store.read(stream, { from: 5 })).toEqual({ exists: true, events: [] });
  });

  it('refuses limits that are none and starts before the first revision', async () => {
    const { store } = opened();
    for (const limit of [0, -1, 1.5, 10_001]) {
      await expect(store.read(aStream(), { limit })).rejects.toBeInstanceOf(RangeError);
      await expect(store.readAll(0n, limit)).rejects.toBeInstanceOf(RangeError);
    }
    await expect(store.read(aStream(), { from: -1 })).rejects.toBeInstanceOf(RangeError);
  });

  it('never cuts a stream in silence: longer ones are read in pages', async () => {
    const { store } = opened();
    const stream = aStream();
    for (let revision = 0; revision <= 10_000; revision += 1_000) {
      await store.append(stream, before(revision), someEvents(revision === 10_000 ? 1 : 1_000, { data: {} }));
    }
    await expect(store.read(stream)).rejects.toBeInstanceOf(RangeError);
    expect((await store.read(stream, { limit: 10_000 })).events).toHaveLength(10_000);
    expect((await store.read(stream, { from: 10_000 })).events).toHaveLength(1);
  });
}

function pages(opened: Opened): void {
  it('pages through the log after a position, exclusive', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    const results = await fill(store, category, 50);
    const positions = results.map(({ position }) => position);
    const filter = { streamPrefixes: [`${category}-`] };
    for (const limit of [1, 7, 50, 1_000]) {
      const events = await readOn(store, after, limit, filter);
      expectStrictOrder(events);
      expect(events.map((event) => event.position)).toEqual(positions);
    }
    const rest = await readOn(store, positions[19]!, 7, filter);
    expect(rest.map((event) => event.position)).toEqual(positions.slice(20));
  });

  it('says how far a page looked, also when nothing matched', async () => {
    const { store } = opened();
    const after = await store.head();
    const [last] = (await fill(store, aCategory(), 20)).slice(-1);
    const page = await store.readAll(after, 1_000, { streamPrefixes: [`${aCategory()}-`] });
    expect(page.events).toEqual([]);
    expect(page.end).toBe(true);
    expect(page.scannedTo).toBeGreaterThanOrEqual(last!.position);
    const nothingNew = await store.readAll(page.scannedTo, 10, { types: ['Never'] });
    expect(nothingNew).toEqual({ events: [], scannedTo: page.scannedTo, end: true });
  });

  it('does not look past the last event of a full page', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    await fill(store, category, 10);
    const page = await store.readAll(after, 4, { streamPrefixes: [category] });
    expect(page.events).toHaveLength(4);
    expect(page.scannedTo).toBe(page.events[3]!.position);
    expect(page.end).toBe(false);
  });
}

function filters(opened: Opened): void {
  it('filters by prefixes of stream names, taken literally', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    const names = [`${category}_a-1`, `${category}xa-1`, `${category}.b-1`, `${category}_ab-1`, `x${category}_a-1`];
    for (const name of names) await store.append(name, 'no_stream', [anEvent()]);
    const found = async (...streamPrefixes: string[]): Promise<string[]> =>
      (await readOn(store, after, 100, { streamPrefixes })).map((event) => event.stream);
    expect(await found(`${category}_a`)).toEqual([names[0], names[3]]);
    expect(await found(`${category}_a-`)).toEqual([names[0]]);
    expect(await found(`${category}.`, `${category}x`)).toEqual([names[1], names[2]]);
  });

  it('filters by exact types, and by both when both are given', async () => {
    const { store } = opened();
    const [one, other] = [aCategory(), aCategory()];
    const after = await store.head();
    const [captured, refunded, longer] = [`Captured.${one}`, `Refunded.${one}`, `Captured.${one}.Twice`];
    const events = [captured, refunded, longer].map((type) => anEvent({ type }));
    await store.append(`${one}-1`, 'no_stream', events);
    const [elsewhere] = someEvents(1, { type: captured });
    await store.append(`${other}-1`, 'no_stream', [elsewhere!]);
    const both = await readOn(store, after, 100, { types: [captured, refunded] });
    expect(ids(both)).toEqual([events[0]!.id, events[1]!.id, elsewhere!.id]);
    const narrowed = await readOn(store, after, 100, { types: [captured], streamPrefixes: [`${other}-`] });
    expect(ids(narrowed)).toEqual([elsewhere!.id]);
  });
}

export function readContract(factory: StoreFactory): void {
  const opened = useStore(factory);
  streams(opened);
  pages(opened);
  filters(opened);
}
