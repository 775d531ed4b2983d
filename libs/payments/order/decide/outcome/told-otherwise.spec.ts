import { answer, capture, create, eur, fact, failed, held, notified, ok, orders, outcome } from '../../../testing';
import { page, person, query, settle } from '../../../testing';
import type { OrderSpec } from '../../../testing';
import type { Outcome } from '../../../outcome';
import type { OrderCommand } from '../../commands';
import { orderStatus } from '../../status';

const purchase = orders.and(create({ captureMode: 'automatic' }));
const usd: Outcome = {
  kind: 'succeeded',
  amount: { minor: '10000', currency: 'USD' },
  providerReference: 'pay-1',
  evidence: answer,
};
const short = purchase.and(outcome(1, ok(9_999, answer, 'pay-1')));
const foreign = purchase.and(outcome(1, usd));
const returned: OrderCommand = { type: 'ReturnUnexpected', reason: 'returned in the portal', evidence: person };
const suspense = (spec: OrderSpec) => spec.state.amounts.unexpected;
const capturedOf = (spec: OrderSpec) => spec.state.amounts.captured;

describe('money that comes otherwise than asked', () => {
  it('stands in suspense in its own unit and amount, and fulfils nothing', () => {
    purchase
      .when(outcome(1, usd))
      .then(
        { type: 'IntegrityFailed' },
        { type: 'CaptureConfirmedUnexpectedly', data: { operationId: 1, amount: { minor: '10000', currency: 'USD' } } },
        { type: 'OutcomeUnknown' },
      );
    expect([orderStatus(short.state), suspense(short), capturedOf(short)]).toEqual(['in_doubt', 9_999n, 0n]);
  });

  it('counts once, whoever repeats it; another sum of the same payment is recorded only', () => {
    short.when(outcome(1, ok(9_999, query))).thenNothing();
    const again = fact('captured', 9_999, { operationId: 1, evidence: notified('n-2'), providerReference: 'pay-1' });
    short.when(again).thenNothing();
    const other = short.when(outcome(1, ok(9_998, query, 'pay-1'))).then({ type: 'IntegrityFailed' });
    expect(suspense(other)).toBe(9_999n);
  });

  it('counts beside it under another reference', () => {
    const two = short
      .when(outcome(1, ok(5_000, query, 'pay-2')))
      .then({ type: 'IntegrityFailed' }, { type: 'CaptureConfirmedUnexpectedly' });
    expect(suspense(two)).toBe(14_999n);
    const paid = two.and(outcome(1, ok(10_000, query, 'pay-2')));
    expect([suspense(paid), capturedOf(paid), orderStatus(paid.state)]).toEqual([9_999n, 10_000n, 'overpaid']);
  });

  it('stays in suspense when a person ends the operation as failed; returned, the order can be paid anew', () => {
    const over = short.when(outcome(1, { ...failed, evidence: person })).then({ type: 'AuthorizationFailed' });
    expect([suspense(over), orderStatus(over.state)]).toEqual([9_999n, 'overpaid']);
    const another: OrderCommand = { type: 'StartAttempt', attempt: { ...page, provider: 'other' } };
    over.when(another).thenRefused({ code: 'already_paid' });
    const back = over.when(returned).then({ type: 'UnexpectedMoneyReturned', data: { amount: eur(9_999) } });
    back.when(another).then({ type: 'PaymentStarted' });
    over.when(outcome(1, ok(9_999, query, 'pay-1'))).thenNothing();
  });

  it.each([
    ['a person', person],
    ['the provider', query],
  ])('leaves suspense when %s tells the payment as it was asked for', (_, evidence) => {
    for (const doubt of [short, foreign]) {
      const paid = doubt
        .when(outcome(1, ok(10_000, evidence, 'pay-1')))
        .then(
          { type: 'UnexpectedMoneyExplained', data: { operationId: 1, providerReference: 'pay-1' } },
          { type: 'Authorized', data: { inDoubt: eur(10_000) } },
          { type: 'Captured', data: { amount: eur(10_000) } },
        );
      expect([suspense(paid), orderStatus(paid.state)]).toEqual([0n, 'captured']);
    }
    const paid = short.and(outcome(1, ok(10_000, evidence, 'pay-1')));
    const late = { operationId: 1, evidence: notified('n-late'), providerReference: 'pay-1' };
    paid.when(fact('captured', 9_999, late)).thenNothing();
  });

  it('is not the payment any more once it was returned or paid out: only a failure ends the doubt', () => {
    for (const moved of [short.and(returned), short.and(settle(0))]) {
      moved.when(outcome(1, ok(10_000, person))).thenRefused({ code: 'suspense_moved', operationId: 1 });
      const told = moved.when(outcome(1, ok(10_000, query))).then({ type: 'FactIgnored', data: { operationId: 1 } });
      expect([orderStatus(told.state), capturedOf(told)]).toEqual(['in_doubt', 0n]);
      told.when(outcome(1, ok(10_000, query))).thenNothing();
      told.when(outcome(1, { ...failed, evidence: person })).then({ type: 'AuthorizationFailed' });
    }
  });

  it('is told of a capture as well, and of what was captured though only a hold was asked for', () => {
    const doubt = held.and(capture(5_000)).and(outcome(2, ok(4_999)));
    expect(suspense(doubt)).toBe(4_999n);
    doubt.when(outcome(2, ok(5_000))).then({ type: 'UnexpectedMoneyExplained' }, { type: 'Captured' });
    const hold = orders.and(create()).and(fact('captured', 10_001, { operationId: 1 }));
    expect([suspense(hold), orderStatus(hold.state)]).toEqual([10_001n, 'in_doubt']);
    hold.when(outcome(1, ok(10_000))).then({ type: 'Authorized' });
  });

  it('is no hold and no promise, for which nothing has moved', () => {
    const hold = orders.and(create()).and(outcome(1, ok(10_001)));
    const promise = purchase.and(fact('authorized', 9_999));
    expect([suspense(hold), suspense(promise)]).toEqual([0n, 0n]);
    promise.when(fact('captured', 9_999, { evidence: notified('n-3') })).then({ type: 'CaptureConfirmedUnexpectedly' });
  });
});
