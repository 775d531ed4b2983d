import { answer, cancel, create, eur, ok, orders, outcome, query } from '../../../testing';
import type { Outcome } from '../../../outcome';
import { orderStatus } from '../../status';

describe('a payment by the payer’s own hand', () => {
  const transfer = orders.and(create({ captureMode: 'automatic', method: 'bank_transfer' }));

  it('of more pays the order, and the rest is the customer’s', () => {
    const { state } = transfer
      .when(outcome(1, ok(10_500, answer, 'pay-1')))
      .then(
        { type: 'Authorized', data: { amount: eur(10_000) } },
        { type: 'Captured', data: { amount: eur(10_000), receipt: { due: eur(10_000), received: eur(10_500) } } },
      );
    expect(orderStatus(state)).toBe('overpaid');
    transfer
      .and(outcome(1, ok(10_500, answer, 'pay-1')))
      .when(outcome(1, ok(10_500, answer, 'pay-1')))
      .thenNothing();
  });

  it('of a part, to a payment that was closed, is real money as well', () => {
    const receipt = { due: eur(10_000), received: eur(4_000) };
    const short: Outcome = { kind: 'underpaid', receipt, providerReference: 'pay-1', evidence: query };
    const closed = transfer.and(cancel);
    const { state } = closed
      .when(outcome(1, short))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { amount: eur(4_000) } });
    expect(state.amounts.unexpected).toBe(4_000n);
    closed.and(outcome(1, short)).when(outcome(1, short)).thenNothing();
    transfer.and(outcome(1, short)).when(outcome(1, short)).thenNothing();
  });

  it('of less is no news when it is told again, whatever coins are told beside it', () => {
    const coins = { minor: '9', currency: 'USDT' };
    const told = { ...ok(9_000), receipt: { due: coins, received: coins } } as Outcome;
    transfer.and(outcome(1, told)).when(outcome(1, told)).thenNothing();
  });

  it('of less pays nothing, and stands in suspense', () => {
    const { state } = transfer
      .when(outcome(1, ok(9_000)))
      .then({ type: 'PaymentUnderpaid', data: { receipt: { due: eur(10_000), received: eur(9_000) } } });
    expect(orderStatus(state)).toBe('underpaid');
    expect(state.amounts).toMatchObject({ captured: 0n, unexpected: 9_000n });
  });
});
