import { addressOf } from './address';
import { isPassing, pauseMs } from './retry';
import type { Problem } from './api-types';
import type { LedgerClient } from './ledger-client';
import { continuityOf } from './webhook-message';
import type { WebhookMessage } from './webhook-message';

const answer = (status: number, headers: Record<string, string> = {}) => ({
  ...{ status, headers: new Headers(headers), text: '' },
});
const problem = (code: string, retryable: boolean): Problem => ({ code, retryable }) as Problem;

/** The compiler is the test here: a line that must not compile says so, and it is an error when it does. */
export const NOT_COMPILED = (ledger: LedgerClient): unknown[] => [
  // @ts-expect-error -- there is no such path
  () => ledger.get('/v1/nothing', {}),
  // @ts-expect-error -- the path has a place
  () => ledger.get('/v1/orders/{id}', {}),
  // @ts-expect-error -- an order cannot be deleted
  () => ledger.delete('/v1/orders/{id}', { path: { id: '1' } }),
  // @ts-expect-error -- these do not come in pages
  () => ledger.list('/v1/balances', {}),
  // @ts-expect-error -- an amount is a string
  () => ledger.orders.capture('1', { amount: { value: 1, currency: 'EUR' } }),
  // @ts-expect-error -- there is no such filter
  () => ledger.orders.list({ surname: 'Novak' }),
];

describe('what is sent again by itself', () => {
  it.each([429, 500, 502, 503, 504])('is %i', (status) => {
    expect(isPassing(answer(status), undefined)).toBe(true);
    expect(isPassing(answer(status), problem('any', true))).toBe(true);
    expect(isPassing(answer(status), problem('any', false))).toBe(false);
  });

  it('is a request that still runs, and no other conflict: those need somebody who knows what to wait for', () => {
    expect(isPassing(answer(409), problem('in_progress', true))).toBe(true);
    for (const code of ['outcome_unknown', 'attempt_in_progress', 'already_paid'])
      expect(isPassing(answer(409), problem(code, true))).toBe(false);
    for (const status of [200, 301, 400, 401, 404, 412, 422]) expect(isPassing(answer(status), undefined)).toBe(false);
  });

  it('waits longer each time, by chance, and as long as it is asked', () => {
    expect([2, 3, 4, 5].map((attempt) => pauseMs(attempt, 1))).toEqual([200, 400, 800, 1_600]);
    expect(pauseMs(3, 0)).toBe(200);
    expect(pauseMs(60, 1)).toBe(10_000);
    expect(pauseMs(2, 1, answer(503, { 'retry-after': '7' }))).toBe(7_000);
    const date = { date: 'Sun, 01 Mar 2026 12:00:00 GMT', 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT' };
    expect(pauseMs(2, 1, answer(503, date))).toBe(30_000);
    expect(pauseMs(2, 1, answer(503, { 'retry-after': 'soon' }))).toBe(200);
  });
});

describe('an address', () => {
  it('is the path with its places and its query', () => {
    expect(addressOf('/v1/orders/{id}/events', { id: 'a/b?c' }, { limit: 2, cursor: undefined, type: 'A&B' })).toBe(
      '/v1/orders/a%2Fb%3Fc/events?limit=2&type=A%26B',
    );
    expect(addressOf('/v1/orders')).toBe('/v1/orders');
  });

  it.each([undefined, '', '.', '..'])('is not one where a place is %j', (id) => {
    expect(() => addressOf('/v1/orders/{id}', { id: id as string })).toThrow('needs a id');
  });
});

describe('the place of a message', () => {
  const message = (sequence: number, previous_sequence: number | null) =>
    ({ type: 'order.captured', sequence, previous_sequence }) as unknown as WebhookMessage;

  it('is next, a repeat, or behind a gap', () => {
    expect(continuityOf(message(0, null), undefined)).toBe('next');
    expect(continuityOf(message(3, 2), 2)).toBe('next');
    expect(continuityOf(message(2, 0), 2)).toBe('repeat');
    expect(continuityOf(message(1, 0), 2)).toBe('repeat');
    expect(continuityOf(message(5, 3), 2)).toBe('gap');
    expect(continuityOf(message(5, 3), undefined)).toBe('gap');
  });
});
