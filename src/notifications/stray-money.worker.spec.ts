import { ManualClock } from '#libs/clock';
import { MemoryEventStore } from '#libs/event-store/memory';
import type { StrayMoney } from '#libs/providers';
import pino from 'pino';
import { AskableProvider } from '../../test/support/askable-provider';
import { Providers } from '../providers/providers';
import { StrayMoneyWorker } from './stray-money.worker';
import { UnmatchedNotifications } from './unmatched';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('the list of money that belongs to no payment', () => {
  let clock: ManualClock;
  let store: MemoryEventStore;
  let worker: StrayMoneyWorker;
  /** Where the list was read from, each time that a page was asked for. */
  let asked: (string | undefined)[];
  let failing: ReadonlySet<number>;
  let length: number;
  let sinces: (Date | undefined)[];

  /** Pages by number, each with one movement. */
  async function* list(since?: Date, place?: string): AsyncGenerator<StrayMoney> {
    sinces.push(since);
    for (let page = Number(place ?? 0); page < length; page++) {
      asked.push(String(page));
      if (failing.has(page)) return yield { kind: 'unknown', reason: 'too many requests' };
      const movement = `movement-${page}`;
      const fact = {
        kind: 'received',
        code: 'UnexceptedIn',
        movement,
        amount: { minor: 1n, currency: 'USD' },
      } as const;
      yield await Promise.resolve({ kind: 'told', facts: [fact], ...(page + 1 < length && { next: `${page + 1}` }) });
    }
  }

  beforeEach(() => {
    [asked, sinces, failing, length] = [[], [], new Set(), 4];
    clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
    store = new MemoryEventStore();
    const provider = new AskableProvider();
    const configured = { name: provider.name, create: () => ({ ...provider.create(), strayMoney: list }) };
    const log = pino({ level: 'silent' });
    const unmatched = new UnmatchedNotifications(store, clock);
    worker = new StrayMoneyWorker(new Providers([configured], clock), unmatched, clock, log);
  });
  const recorded = async () => (await store.readAll(0n, 1_000)).events.length;
  const after = async (milliseconds: number) => {
    clock.advance(milliseconds);
    asked = [];
    await worker.lookOnce();
    return asked;
  };

  it('is read whole after a start, then hourly from two days before', async () => {
    expect(await after(0)).toEqual(['0', '1', '2', '3']);
    expect(await recorded()).toBe(4);
    expect(await after(HOUR_MS - 1)).toEqual([]);
    expect(await after(1)).toEqual(['0', '1', '2', '3']);
    expect(sinces).toEqual([undefined, new Date('2026-02-28T09:15:00Z')]);
    expect(await recorded()).toBe(4);
  });

  it('is read on where it failed, a minute later, and counts as read from when it was begun', async () => {
    failing = new Set([2]);
    expect(await after(0)).toEqual(['0', '1', '2']);
    expect(await after(MINUTE_MS - 1)).toEqual([]);
    failing = new Set();
    expect(await after(1)).toEqual(['2', '3']);
    expect(await recorded()).toBe(4);
    await after(HOUR_MS);
    expect(sinces.at(-1)).toEqual(new Date('2026-02-28T09:15:00Z'));
  });

  it('is read from its beginning when its place fails again and again', async () => {
    failing = new Set([2]);
    await after(0);
    for (let failure = 2; failure <= 5; failure++) expect(await after(MINUTE_MS)).toEqual(['2']);
    expect(await after(MINUTE_MS)).toEqual(['0', '1', '2']);
  });

  it('is left after a hundred pages, to be read on a minute later, and at the end of the process', async () => {
    length = 150;
    expect(await after(0)).toHaveLength(100);
    expect(await after(MINUTE_MS - 1)).toEqual([]);
    expect(await after(1)).toEqual(Array.from({ length: 50 }, (_, index) => String(index + 100)));
    asked = [];
    clock.advance(HOUR_MS);
    const ended = AbortSignal.abort();
    await worker.lookOnce(ended);
    expect(asked).toEqual(['0']);
  });
});
