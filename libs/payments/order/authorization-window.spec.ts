import { answer, create, eur, orders } from '../testing';
import { allowed, ok, outcome, visa } from '../testing/orders';
import { windowMs } from './authorization-window';
import type { AuthorizationWindow } from './authorization-window';

const DAY = 86_400_000;
const WINDOWS: readonly AuthorizationWindow[] = [
  { brand: 'visa', days: 5, basis: 'scheme' },
  { days: 3, basis: 'assumed' },
];

describe('the window of an authorisation', () => {
  it('is that of the card’s brand, in whatever letters, else that of all others', () => {
    expect(windowMs(WINDOWS, 'VISA')).toBe(5 * DAY);
    expect(windowMs(WINDOWS, 'amex')).toBe(3 * DAY);
    expect(windowMs(WINDOWS)).toBe(3 * DAY);
  });

  it('is not known where nothing is said of the brand', () => {
    expect(windowMs([WINDOWS[0]!], 'amex')).toBeUndefined();
    expect(windowMs()).toBeUndefined();
  });

  const authorized = (more: object, order: Parameters<typeof create>[0] = {}) => {
    const spec = orders.and(create(order)).when({ ...outcome(1, ok(10_000, answer, 'pay-1')), ...more });
    return spec;
  };

  it('gives a hold its end, by brand; the provider’s own word comes first', () => {
    const rules = { ...allowed, authorizationWindow: WINDOWS };
    const endOf = (more: object) =>
      orders.and(create()).and({ ...outcome(1, ok(10_000)), rules, ...more }).state.attempts[0]!.captureBefore;
    expect(endOf({ card: visa })).toBe('2026-03-06T12:00:00.000Z');
    expect(endOf({})).toBe('2026-03-04T12:00:00.000Z');
    expect(endOf({ rules: allowed })).toBe('2026-03-08T12:00:00.000Z');
    expect(endOf({ captureBefore: '2026-03-02T00:00:00.000Z' })).toBe('2026-03-02T00:00:00.000Z');
  });

  it('comes with what the order wants done with the hold', () => {
    authorized({ rules: allowed }, { captureAfter: 'P3D', atDeadline: 'capture' }).then({
      type: 'Authorized',
      data: {
        attemptId: 1,
        operationId: 1,
        provider: 'acme',
        amount: eur(10_000),
        evidence: answer,
        providerReference: 'pay-1',
        captureBefore: '2026-03-08T12:00:00.000Z',
        captureAfter: 'P3D',
        atDeadline: 'capture',
        card: undefined,
      },
    });
  });
});
