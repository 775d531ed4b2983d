import {
  allowed,
  cancel,
  capture,
  create,
  eur,
  fact,
  failed,
  held,
  ok,
  orders,
  outcome,
  paid,
  unknown,
  voidHold,
} from '../../testing';
import { capturable } from '../selectors';

describe('capturing', () => {
  it('takes all that is left when no amount is given', () => {
    held
      .and(capture(4_000))
      .when(capture())
      .then({ type: 'CaptureRequested', data: { operationId: 3, amount: eur(6_000), providerReference: 'pay-1' } });
  });

  it('counts what was asked, is pending or unknown as gone, and what failed as free', () => {
    const asked = held.and(capture(7_000));
    const refusal = { code: 'amount_exceeds_capturable', remaining: eur(3_000) } as const;
    asked.when(capture(3_001)).thenRefused(refusal);
    asked.and(outcome(2, unknown)).when(capture(3_001)).thenRefused(refusal);
    asked
      .and(outcome(2, ok(7_000)))
      .when(capture(3_001))
      .thenRefused(refusal);
    asked.and(outcome(2, failed)).when(capture(10_000)).then({ type: 'CaptureRequested' });
  });

  it('says so when nothing is left', () => {
    const all = held.and(capture(10_000));
    all.when(capture()).thenRefused({ code: 'nothing_to_capture' });
    all.when(capture(1)).thenRefused({ code: 'amount_exceeds_capturable', remaining: eur(0) });
    paid.when(capture()).thenRefused({ code: 'nothing_to_capture' });
    paid.when(capture(1)).thenRefused({ code: 'amount_exceeds_capturable', remaining: eur(0) });
  });

  it('refuses what is no amount of this order', () => {
    held.when(capture(0)).thenRefused({ code: 'amount_not_positive' });
    held.when(capture(-1)).thenRefused({ code: 'amount_not_positive' });
    const foreign = { type: 'Capture', amount: { minor: '100', currency: 'USD' }, rules: allowed } as const;
    held.when(foreign).thenRefused({ code: 'currency_mismatch', expected: 'EUR' });
  });

  it('needs a hold', () => {
    orders.when(capture()).thenRefused({ code: 'not_found' });
    orders.and(create()).when(capture()).thenRefused({ code: 'not_authorized' });
    orders.and(create()).and(cancel).when(capture()).thenRefused({ code: 'order_closed', status: 'cancelled' });
    held.and(fact('voided', 10_000)).when(capture()).thenRefused({ code: 'order_closed', status: 'expired' });
  });

  it('waits for a void, and for a final capture', () => {
    held.and(voidHold()).when(capture()).thenRefused({ code: 'void_in_progress' });
    held.and(capture(1_000, true)).when(capture(1_000)).thenRefused({ code: 'capture_in_progress' });
    held.and(capture(1_000)).when(capture(1_000, true)).thenRefused({ code: 'capture_in_progress' });
  });

  it('gives the rest of the hold back when it is final', () => {
    const final = held.and(capture(4_000, true));
    final.when(outcome(2, ok(4_000))).then({ type: 'Captured', data: { amount: eur(4_000), released: eur(10_000) } });
    expect(final.and(outcome(2, ok(4_000))).state.amounts).toMatchObject({ captured: 4_000n, voided: 6_000n });
  });

  it('is final where the provider captures a hold only once', () => {
    const once = { ...allowed, multipleCaptures: false };
    held.when(capture(4_000, undefined, once)).then({ type: 'CaptureRequested', data: { final: true } });
  });

  it('takes the whole hold where the provider knows no part of it', () => {
    const whole = { ...allowed, partialCapture: false };
    held.when(capture(9_999, undefined, whole)).thenRefused({
      code: 'unsupported_by_provider',
      operation: 'capture',
      detail: 'the provider captures the whole hold only',
    });
    held.when(capture(10_000, undefined, whole)).then({ type: 'CaptureRequested' });
  });

  it('counts what the provider captured without us', () => {
    const taken = held.and(fact('captured', 4_000));
    expect(capturable(taken.state)).toBe(6_000n);
    taken.when(capture(6_001)).thenRefused({ code: 'amount_exceeds_capturable', remaining: eur(6_000) });
  });
});
