import { ManualClock } from '#libs/clock';
import { RateLimiter } from './rate-limiter';

describe('the rate limiter', () => {
  const setUp = () => {
    const clock = new ManualClock(new Date('2026-11-20T12:00:00Z'));
    return { clock, limiter: new RateLimiter(3, clock) };
  };
  const allowed = (limiter: RateLimiter, key: string, times: number): number =>
    Array.from({ length: times }, () => limiter.allows(key)).filter(Boolean).length;

  it('lets a burst of one second through and refuses what exceeds it', () => {
    expect(allowed(setUp().limiter, 'a', 10)).toBe(3);
  });

  it('gives the allowance back with time, and never more than a second of it', () => {
    const { clock, limiter } = setUp();
    allowed(limiter, 'a', 3);
    clock.advance(334);
    expect(allowed(limiter, 'a', 10)).toBe(1);
    clock.advance(3_600_000);
    expect(allowed(limiter, 'a', 10)).toBe(3);
  });

  it('counts each key for itself', () => {
    const { limiter } = setUp();
    allowed(limiter, 'a', 3);
    expect(limiter.allows('b')).toBe(true);
  });
});
