import type { EventBatch } from '../..';
import { CheckpointAheadError } from '../..';
import { batchesUntil, eventsOf, ids, take } from './collect';
import type { Opened, StoreFactory } from './factory';
import { useStore } from './factory';
import { aCategory, anEvent, fill } from './given';

const caughtUp = (batches: readonly EventBatch[]): boolean => batches.at(-1)!.caughtUp;

function deliveries(opened: Opened): void {
  it('delivers the backlog in order, in batches, and says when it has caught up', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    const results = await fill(store, category, 25);
    const filter = { streamPrefixes: [`${category}-`] };
    const batches = await batchesUntil(store, { after, filter, batchSize: 10 }, caughtUp);
    expect(eventsOf(batches).map((event) => event.position)).toEqual(results.map(({ position }) => position));
    expect(batches.every((batch) => batch.events.length <= 10)).toBe(true);
    expect(batches.findIndex((batch) => batch.caughtUp)).toBe(batches.length - 1);
  });

  it('says that it has caught up also when there was nothing to catch up with', async () => {
    const { store } = opened();
    const after = await store.head();
    const batches = await batchesUntil(store, { after, filter: { types: ['Never'] } }, caughtUp);
    expect(eventsOf(batches)).toEqual([]);
    expect(batches.at(-1)!.checkpoint).toBeGreaterThanOrEqual(after);
  });

  it('delivers what is appended while it waits', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    let live = false;
    const options = { after, filter: { streamPrefixes: [`${category}-`] } };
    const batches = batchesUntil(store, options, (all) => {
      live ||= caughtUp(all);
      return eventsOf(all).length === 5;
    });
    const results = await fill(store, category, 5);
    expect(eventsOf(await batches).map((event) => event.position)).toEqual(results.map(({ position }) => position));
    expect(live).toBe(true);
  });
}

function restarts(opened: Opened): void {
  it('resumes after every checkpoint with exactly the rest', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    await fill(store, category, 20);
    const options = { filter: { streamPrefixes: [`${category}-`] }, batchSize: 3 };
    const batches = await batchesUntil(store, { ...options, after }, (all) => eventsOf(all).length === 20);
    const all = ids(eventsOf(batches));
    let handled = 0;
    for (const batch of batches) {
      handled += batch.events.length;
      const rest = await take(store, all.length - handled, { ...options, after: batch.checkpoint });
      expect(ids(rest)).toEqual(all.slice(handled));
    }
  });

  it('redelivers what was handled but not saved when the consumer is killed, and loses nothing', async () => {
    const { store } = opened();
    const category = aCategory();
    let saved = await store.head();
    const positions = (await fill(store, category, 12)).map(({ position }) => position);
    const options = { filter: { streamPrefixes: [`${category}-`] }, batchSize: 2 };
    const handled: bigint[] = [];
    for (let life = 0; life < 3; life += 1) {
      const lived = await batchesUntil(store, { ...options, after: saved }, (all) => eventsOf(all).length >= 4);
      handled.push(...eventsOf(lived).map((event) => event.position));
      // Killed after handling the last batch, before saving its checkpoint.
      saved = lived.at(-2)?.checkpoint ?? saved;
    }
    const isLast = (event: { position: bigint }): boolean => event.position === positions.at(-1);
    const rest = await batchesUntil(store, { ...options, after: saved }, (all) => eventsOf(all).some(isLast));
    handled.push(...eventsOf(rest).map((event) => event.position));
    expect([...new Set(handled)]).toEqual(positions);
    expect(handled.length).toBeGreaterThan(positions.length);
  });
}

function checkpoints(opened: Opened): void {
  it('never gives a checkpoint ahead of what it has delivered', async () => {
    const { store } = opened();
    const [category, noise] = [aCategory(), aCategory()];
    const after = await store.head();
    const writing = (async () => {
      for (let round = 0; round < 10; round += 1) {
        await Promise.all([
          store.append(`${category}-${round}`, 'no_stream', [anEvent(), anEvent()]),
          fill(store, `${noise}.${round}`, 5),
        ]);
      }
    })();
    const options = { after, filter: { streamPrefixes: [`${category}-`] }, batchSize: 3 };
    const batches = await batchesUntil(store, options, (all) => eventsOf(all).length === 20);
    await writing;
    let previous = after;
    for (const [index, batch] of batches.entries()) {
      const later = batches.slice(index + 1).flatMap((next) => next.events);
      expect(later.every((event) => event.position > batch.checkpoint)).toBe(true);
      expect(batch.events.every((event) => event.position <= batch.checkpoint)).toBe(true);
      expect(batch.checkpoint).toBeGreaterThanOrEqual(previous);
      previous = batch.checkpoint;
    }
  });

  it('moves its checkpoint on although nothing matches', async () => {
    const { store } = opened();
    const after = await store.head();
    const backlog = await fill(store, aCategory(), 100);
    const options = { after, filter: { streamPrefixes: [`${aCategory()}-`] } };
    let writing: Promise<unknown> | undefined;
    const batches = await batchesUntil(store, options, (all) => {
      if (caughtUp(all)) writing ??= fill(store, aCategory(), 100);
      return writing !== undefined && all.at(-1)!.checkpoint > backlog.at(-1)!.position;
    });
    await writing;
    expect(eventsOf(batches)).toEqual([]);
    const atCaughtUp = batches.find((batch) => batch.caughtUp);
    expect(atCaughtUp!.checkpoint).toBeGreaterThanOrEqual(backlog.at(-1)!.position);
  });
}

function endings(opened: Opened): void {
  it('ends after the batch in hand when it is told to', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    await fill(store, category, 10);
    const abort = new AbortController();
    const seen: EventBatch[] = [];
    const options = { after, filter: { streamPrefixes: [category] }, batchSize: 2, signal: abort.signal };
    for await (const batch of store.subscribe(options)) {
      seen.push(batch);
      abort.abort();
    }
    expect(eventsOf(seen)).toHaveLength(2);
  });

  it('ends at once when it is told to while it waits for news', async () => {
    const { store } = opened();
    const abort = new AbortController();
    const waiting = (async () => {
      for await (const batch of store.subscribe({ after: await store.head(), signal: abort.signal })) {
        if (batch.caughtUp) setImmediate(() => abort.abort());
      }
      return 'ended';
    })();
    expect(await waiting).toBe('ended');
  });

  it('refuses to start beyond the end of the log, where events would be skipped in silence', async () => {
    const { store } = opened();
    const beyond = (await store.head()) + 1_000_000_000n;
    const starting = batchesUntil(store, { after: beyond }, () => true);
    await expect(starting).rejects.toBeInstanceOf(CheckpointAheadError);
  });
}

function company(opened: Opened): void {
  it('serves several subscribers, each at its own pace', async () => {
    const { store } = opened();
    const category = aCategory();
    const after = await store.head();
    const results = await fill(store, category, 30);
    const filter = { streamPrefixes: [`${category}-`] };
    const sizes = [1, 4, 30];
    const all = await Promise.all(sizes.map((batchSize) => take(store, 30, { after, filter, batchSize })));
    for (const events of all) {
      expect(events.map((event) => event.position)).toEqual(results.map(({ position }) => position));
    }
  });
}

export function subscribeContract(factory: StoreFactory): void {
  const opened = useStore(factory);
  deliveries(opened);
  restarts(opened);
  checkpoints(opened);
  endings(opened);
  company(opened);
}
