import {
  allowed,
  answer,
  create,
  declined,
  eur,
  fact,
  failed,
  held,
  ok,
  orders,
  outcome,
  paid,
  refund,
  sealed,
  unknown,
} from '../../testing';
import { refundable } from '../selectors';

const unsupported = (detail: string) => ({ code: 'unsupported_by_provider', operation: 'refund', detail }) as const;

describe('refunding', () => {
  it('gives back all that is left when no amount is given', () => {
    paid
      .and(refund(4_000))
      .when({ type: 'Refund', reason: sealed, rules: allowed })
      .then({
        type: 'RefundRequested',
        data: { operationId: 3, amount: eur(6_000), providerReference: 'pay-1', reason: sealed },
      });
  });

  it('counts what was asked, is pending or unknown as gone, and what failed as free', () => {
    const asked = paid.and(refund(7_000));
    const refusal = { code: 'amount_exceeds_refundable', remaining: eur(3_000) } as const;
    asked.when(refund(3_001)).thenRefused(refusal);
    asked.and(outcome(2, unknown)).when(refund(3_001)).thenRefused(refusal);
    asked
      .and(outcome(2, ok(7_000)))
      .when(refund(3_001))
      .thenRefused(refusal);
    asked.and(outcome(2, declined)).when(refund(10_000)).then({ type: 'RefundRequested' });
  });

  it('does not give back what a dispute has taken', () => {
    paid
      .and(fact('disputed', 6_000))
      .when(refund(4_001))
      .thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(4_000) });
  });

  it('needs captured money', () => {
    orders.when(refund()).thenRefused({ code: 'not_found' });
    orders.and(create()).when(refund()).thenRefused({ code: 'nothing_to_refund' });
    held.when(refund(1)).thenRefused({ code: 'nothing_to_refund' });
    paid.and(refund()).when(refund()).thenRefused({ code: 'nothing_to_refund' });
    paid.when(refund(0)).thenRefused({ code: 'amount_not_positive' });
  });

  it('obeys what the provider can', () => {
    paid
      .when(refund(1, { ...allowed, refund: false }))
      .thenRefused(unsupported('the provider gives no money back on request'));
    const whole = { ...allowed, partialRefund: false };
    paid.when(refund(9_999, whole)).thenRefused(unsupported('the provider refunds the whole only'));
    paid.when(refund(10_000, whole)).then({ type: 'RefundRequested' });
    const once = { ...allowed, multipleRefunds: false };
    const refunding = paid.and(refund(1_000, once));
    refunding.when(refund(1_000, once)).thenRefused(unsupported('the provider refunds a payment once'));
    refunding.and(outcome(2, failed)).when(refund(1_000, once)).then({ type: 'RefundRequested' });
  });

  it('pays what is still owed first, after a refund was taken back by the provider', () => {
    const takenBack = paid
      .and(refund(4_000))
      .and(outcome(2, ok(4_000)))
      .and(outcome(2, failed));
    expect(takenBack.state.amounts).toMatchObject({ refunded: 0n, owed: 4_000n });
    expect(refundable(takenBack.state)).toBe(10_000n);
    const again = takenBack.when(refund(5_000)).then({ type: 'RefundRequested', data: { owed: eur(4_000) } });
    expect(again.state.amounts).toMatchObject({ pendingRefund: 5_000n, owed: 0n });
    const failedAgain = again.when(outcome(3, failed)).then({ type: 'RefundFailed', data: { owed: eur(4_000) } });
    expect(failedAgain.state.amounts.owed).toBe(4_000n);
    expect(again.and(outcome(3, ok(5_000, answer))).state.amounts).toMatchObject({ refunded: 5_000n, owed: 0n });
  });
});
