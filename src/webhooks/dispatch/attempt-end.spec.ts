import { endOfAttempt } from './attempt-end';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const end = (status: number, tries = 0, retryAfter?: string) =>
  endOfAttempt({ deliveryId: 'm', tries }, { status, response: '', retryAfter }, NOW);
const secondsUntil = (result: ReturnType<typeof end>): number =>
  'nextAttemptAt' in result ? (result.nextAttemptAt.getTime() - NOW.getTime()) / 1000 : Number.NaN;

describe('the end of an attempt', () => {
  it.each([200, 201, 204, 299])('is a delivery at %i', (status) => {
    expect(end(status)).toEqual({ status: 'delivered' });
  });

  it.each([199, 300, 302, 307, 400, 404, 410, 429, 500, 503])('is another try at %i', (status) => {
    expect(end(status)).toMatchObject({ status: 'pending' });
    expect(secondsUntil(end(status))).toBeCloseTo(5, 0);
  });

  it('is another try where no answer came, until the schedule is over', () => {
    expect(endOfAttempt({ deliveryId: 'm', tries: 10 }, { error: 'timeout' }, NOW)).toMatchObject({
      status: 'pending',
    });
    expect(endOfAttempt({ deliveryId: 'm', tries: 11 }, { error: 'timeout' }, NOW)).toEqual({ status: 'failed' });
  });

  it('waits as long as the receiver asks, in seconds or until a time', () => {
    expect(secondsUntil(end(429, 0, '120'))).toBe(120);
    expect(secondsUntil(end(503, 0, 'Sun, 01 Mar 2026 13:00:00 GMT'))).toBe(3_600);
    expect(secondsUntil(end(503, 0, '99999999'))).toBe(86_400);
    for (const odd of ['soon', '-5', '', 'Sun, 01 Mar 1999 13:00:00 GMT'])
      expect(secondsUntil(end(503, 0, odd))).toBeLessThan(6);
  });
});
