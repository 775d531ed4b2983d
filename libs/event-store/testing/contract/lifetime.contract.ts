import type { EventBatch } from '../..';
import { ConcurrencyError } from '../..';
import { ids, take } from './collect';
import type { StoreFactory, StoreTraits } from './factory';
import { aCategory, anEvent, aStream, fill, someEvents } from './given';

async function untilDone(subscription: AsyncIterator<EventBatch>): Promise<void> {
  while (!(await subscription.next()).done);
}

export function lifetimeContract(factory: StoreFactory, { outlivesItsObject = true }: StoreTraits): void {
  it('closes in bounded time with subscriptions open, and ends them without an error', async () => {
    const { store, cleanup } = await factory();
    const { signal } = new AbortController();
    const after = await store.head();
    await fill(store, aCategory(), 5);
    const open = Array.from({ length: 6 }, () => store.subscribe({ after, signal })[Symbol.asyncIterator]());
    const idle = open.pop()!;
    await idle.next();
    for (const one of open) while (!((await one.next()) as IteratorYieldResult<EventBatch>).value.caughtUp);
    const waiting = open.map(untilDone);
    await store.close();
    await Promise.all([...waiting, untilDone(idle)]);
    await cleanup();
  }, 10_000);

  it('answers the appends in flight before it closes, and refuses later ones', async () => {
    const { store, cleanup } = await factory();
    const appends = Array.from({ length: 100 }, () => store.append(aStream(), 'no_stream', [anEvent()]));
    await store.close();
    expect(await Promise.all(appends)).toHaveLength(100);
    await expect(store.append(aStream(), 'no_stream', [anEvent()])).rejects.toThrow('closed');
    await store.close();
    await cleanup();
  }, 10_000);

  if (outlivesItsObject) {
    it('finds everything again after it was closed and opened', async () => {
      const { store, reopen, cleanup } = await factory();
      const [category, stream] = [aCategory(), aStream()];
      const after = await store.head();
      const events = someEvents(2);
      const original = await store.append(stream, 'no_stream', events);
      const results = await fill(store, category, 10);
      await store.close();
      const again = await reopen!();
      expect(ids((await again.read(stream)).events)).toEqual(ids(events));
      const { revision, position } = original;
      expect(await again.append(stream, 'no_stream', events)).toMatchObject({ revision, position });
      await expect(again.append(stream, 'no_stream', [anEvent()])).rejects.toBeInstanceOf(ConcurrencyError);
      const rest = await take(again, 10, { after, filter: { streamPrefixes: [`${category}-`] } });
      expect(rest.map((event) => event.position)).toEqual(results.map((result) => result.position));
      await again.close();
      await cleanup();
    });
  }
}
