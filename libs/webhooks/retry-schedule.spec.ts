import * as fc from 'fast-check';
import { isLost } from './health';
import { RETRY_PAUSES_MS, pauseAfterMs } from './retry-schedule';

const DAY_MS = 86_400_000;

describe('the pauses between attempts', () => {
  it('grow over a good four days and then end', () => {
    const pauses = RETRY_PAUSES_MS.map((_, index) => pauseAfterMs('msg', index + 1)!);
    const sum = pauses.reduce((total, pause) => total + pause, 0);
    expect(sum).toBeGreaterThan(3.6 * DAY_MS);
    expect(sum).toBeLessThan(5 * DAY_MS);
    expect(pauseAfterMs('msg', RETRY_PAUSES_MS.length + 1)).toBeUndefined();
  });

  it('are spread by at most a tenth, and the same for the same message', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: RETRY_PAUSES_MS.length }), (id, tries) => {
        const pause = pauseAfterMs(id, tries)!;
        const planned = RETRY_PAUSES_MS[tries - 1]!;
        expect(Math.abs(pause - planned)).toBeLessThanOrEqual(planned * 0.1 + 1);
        expect(pauseAfterMs(id, tries)).toBe(pause);
      }),
    );
    const spread = new Set(Array.from({ length: 100 }, (_, index) => pauseAfterMs(`msg-${index}`, 4)));
    expect(spread.size).toBeGreaterThan(90);
  });

  it('are longer where the receiver asks for it, up to a day', () => {
    expect(pauseAfterMs('msg', 1, 60_000)).toBe(60_000);
    expect(pauseAfterMs('msg', 1, 400 * DAY_MS)).toBe(DAY_MS);
    expect(pauseAfterMs('msg', 6, 1)).toBeGreaterThan(3_600_000);
  });
});

describe('an endpoint that only fails', () => {
  const since = new Date('2026-03-01T12:00:00.000Z');
  const after = (days: number) => new Date(since.getTime() + days * DAY_MS);

  it('is lost after the days that it was given, and after several failures only', () => {
    expect(isLost({ failingSince: since, failures: 9 }, after(4.99), 5)).toBe(false);
    expect(isLost({ failingSince: since, failures: 9 }, after(5), 5)).toBe(true);
    expect(isLost({ failingSince: since, failures: 4 }, after(400), 5)).toBe(false);
    expect(isLost({ failingSince: null, failures: 9 }, after(400), 5)).toBe(false);
  });
});
