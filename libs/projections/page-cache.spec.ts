import type { RecordedEvent } from '#libs/event-store';
import { PageCache } from './page-cache';

const event = (position: number): RecordedEvent => ({ position: BigInt(position) }) as RecordedEvent;
const page = (...positions: number[]) => ({ events: positions.map(event), scannedTo: BigInt(positions.at(-1)!) });
const positions = (found: { events: readonly RecordedEvent[] } | undefined) =>
  found?.events.map(({ position }) => Number(position));

describe('the pages that were read last', () => {
  it('serve a reader who stands in the middle of one', () => {
    const cache = new PageCache(4, 10);
    cache.add(0n, page(1, 2, 5, 7));
    expect(positions(cache.after(0n, 10))).toEqual([1, 2, 5, 7]);
    expect(positions(cache.after(3n, 10))).toEqual([5, 7]);
    expect(cache.after(7n, 10)).toBeUndefined();
  });

  it('join where one follows another, and give no more than asked for', () => {
    const cache = new PageCache(4, 10);
    cache.add(0n, page(1, 2));
    cache.add(2n, page(3, 4));
    expect(cache.after(0n, 3)).toEqual({ events: [1, 2, 3].map(event), scannedTo: 3n });
    expect(cache.after(1n, 3)).toEqual({ events: [2, 3, 4].map(event), scannedTo: 4n });
  });

  it('are never bridged over a hole', () => {
    const cache = new PageCache(4, 10);
    cache.add(0n, page(1, 2));
    cache.add(5n, page(6, 7));
    expect(positions(cache.after(1n, 10))).toEqual([2]);
    expect(cache.after(2n, 10)).toBeUndefined();
    expect(cache.after(4n, 10)).toBeUndefined();
    expect(positions(cache.after(5n, 10))).toEqual([6, 7]);
  });

  it('tell that a stretch without events was looked at', () => {
    const cache = new PageCache(4, 10);
    cache.add(0n, { events: [], scannedTo: 9n });
    expect(cache.after(3n, 10)).toEqual({ events: [], scannedTo: 9n });
  });

  it('forget the oldest, and tell beforehand which', () => {
    const cache = new PageCache(2, 4);
    cache.add(0n, page(1, 2));
    expect(cache.pushedOutBy(2n)).toBeUndefined();
    cache.add(2n, page(3, 4));
    expect(cache.pushedOutBy(4n)).toEqual({ from: 0n, to: 2n });
    cache.add(4n, page(5, 6));
    expect(cache.after(0n, 10)).toBeUndefined();
    expect(positions(cache.after(2n, 10))).toEqual([3, 4, 5, 6]);
  });
});
