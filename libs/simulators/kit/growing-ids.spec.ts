import { ManualClock } from '#libs/clock';
import { GrowingIds } from './growing-ids';

describe('GrowingIds', () => {
  const start = new Date('2026-01-01T00:00:00Z');

  it('grow, and have at most ten digits for decades', () => {
    for (const year of [2000, 2020, 2026, 2058]) {
      const ids = new GrowingIds(new ManualClock(new Date(Date.UTC(year, 0, 1))));
      const [first, second] = [ids.take(), ids.take()];
      expect(Number(second)).toBe(Number(first) + 1);
      expect(second).toMatch(/^\d{1,10}$/);
    }
  });

  it('do not repeat themselves after a restart', () => {
    const clock = new ManualClock(start);
    const before = new GrowingIds(clock);
    const last = Array.from({ length: 400 }, () => Number(before.take())).at(-1)!;
    clock.advance(60_000);
    expect(Number(new GrowingIds(clock).take())).toBeGreaterThan(last);
  });

  it('begin where they are told to', () => {
    expect(new GrowingIds(new ManualClock(start), 555).take()).toBe('555');
  });
});
