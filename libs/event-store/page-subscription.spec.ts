import { Bell } from './bell';
import { subscribeByPages } from './page-subscription';
import type { EventPage } from './port';

const page = (scannedTo: bigint, end: boolean): EventPage => ({ events: [], scannedTo, end });

function source(...pages: (EventPage | Error)[]) {
  const reads: bigint[] = [];
  return {
    reads,
    head: async () => 100n,
    readAll: async (after: bigint) => {
      reads.push(after);
      const next = pages.shift() ?? page(after, true);
      if (next instanceof Error) throw next;
      return next;
    },
  };
}

describe('a subscription made of pages', () => {
  const { signal } = new AbortController();

  it('asks for the next page only when the consumer asks for the next batch', async () => {
    const log = source(page(10n, false), page(20n, false));
    const batches = subscribeByPages(log, new Bell(), signal, { after: 0n, signal });
    await batches.next();
    expect(log.reads).toEqual([0n]);
    await batches.next();
    expect(log.reads).toEqual([0n, 10n]);
  });

  it('does not miss a bell that rings while it reads', async () => {
    jest.useFakeTimers();
    const bell = new Bell();
    const log = source(page(10n, true), page(11n, true));
    const readAll = log.readAll;
    const ringing = { ...log, readAll: async (after: bigint) => (bell.ring(), readAll(after)) };
    const batches = subscribeByPages(ringing, bell, signal, { after: 0n, signal });
    await batches.next();
    // No timer runs: only the bell can have brought the second page.
    expect((await batches.next()).value).toMatchObject({ checkpoint: 11n });
    jest.useRealTimers();
  });

  it('looks by itself after a while when nobody rings', async () => {
    const batches = subscribeByPages(source(page(10n, true), page(11n, true)), new Bell(), signal, {
      after: 0n,
      signal,
    });
    await batches.next();
    expect((await batches.next()).value).toMatchObject({ checkpoint: 11n, caughtUp: true });
  });

  it('ends with the error of a failed read', async () => {
    const batches = subscribeByPages(source(new Error('gone')), new Bell(), signal, { after: 0n, signal });
    await expect(batches.next()).rejects.toThrow('gone');
    expect(await batches.next()).toEqual({ done: true, value: undefined });
  });

  it('ends in silence when a read fails because the store is closing', async () => {
    const closing = new AbortController();
    const log = { ...source(), readAll: async () => (closing.abort(), Promise.reject(new Error('closed'))) };
    const batches = subscribeByPages(log, new Bell(), closing.signal, { after: 0n, signal });
    expect(await batches.next()).toEqual({ done: true, value: undefined });
  });
});
