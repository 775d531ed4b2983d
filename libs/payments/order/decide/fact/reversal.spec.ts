import {
  AFTER_EXPIRY,
  capture,
  charge,
  clock,
  create,
  decline,
  eur,
  fact,
  failed,
  held,
  notified,
  ok,
  orders,
  outcome,
  paid,
  refund,
  unknown,
  voidHold,
} from '../../../testing';
import { orderStatus } from '../../status';

const purchase = orders.and(create({ captureMode: 'automatic' }));
const expired = purchase.at(AFTER_EXPIRY).and({ type: 'ExpirePayment', attemptId: 1, evidence: clock });

describe('a message about a hold that ended', () => {
  it('confirms our void', () => {
    held
      .and(voidHold())
      .when(fact('voided', 10_000))
      .then({ type: 'Voided', data: { operationId: 2 } });
    held
      .and(voidHold())
      .and(outcome(2, ok(10_000)))
      .when(fact('voided', 10_000))
      .thenNothing();
  });

  it('may call it a refund, as the other way round: the operation that it names decides', () => {
    held
      .and(voidHold())
      .when(fact('refunded', 10_000, { operationId: 2 }))
      .then({ type: 'Voided' });
    paid
      .and(refund())
      .when(fact('voided', 10_000, { operationId: 2 }))
      .then({ type: 'Refunded' });
  });

  it('ends the hold without one', () => {
    const gone = held.when(fact('voided', 10_000, { operationId: 1 })).then({ type: 'AuthorizationExpired' });
    expect(orderStatus(gone.state)).toBe('expired');
    gone.when(fact('voided', 10_000, { operationId: 1, evidence: notified('n-again') })).thenNothing();
  });

  it('waits while a capture may use it', () => {
    held.and(capture(4_000)).when(fact('voided', 10_000)).then({ type: 'FactIgnored' });
  });

  it('for a part only is for a person: it cannot be told from a repeat', () => {
    held.when(fact('voided', 4_000)).then({ type: 'IntegrityFailed' });
  });

  it('before there was one ends the attempt', () => {
    orders
      .and(create({}, charge))
      .when(fact('voided', 10_000, { operationId: 1 }))
      .then({ type: 'AuthorizationFailed', data: { code: 'voided_by_provider' } });
  });
});

describe('a message about a refund', () => {
  const asked = paid.and(refund(4_000));

  it('confirms the one that we asked for, requested or unknown, and never makes a second one', () => {
    const message = fact('refunded', 4_000, { operationId: 2 });
    asked.when(message).then({ type: 'Refunded', data: { operationId: 2 } });
    asked
      .and(outcome(2, unknown))
      .when(message)
      .then({ type: 'Refunded', data: { inDoubt: eur(4_000) } });
    asked
      .and(outcome(2, ok(4_000)))
      .when(message)
      .thenNothing();
    asked
      .and(outcome(2, ok(4_000)))
      .when(fact('refunded', 4_000))
      .thenNothing();
  });

  it('finds it by amount, unless two fit', () => {
    asked.when(fact('refunded', 4_000, { operationId: 1 })).then({ type: 'Refunded', data: { operationId: 2 } });
    asked.and(refund(4_000)).when(fact('refunded', 4_000)).then({ type: 'FactIgnored' });
    asked.and(refund(4_000)).when(fact('refund_failed', 4_000)).then({ type: 'FactIgnored' });
  });

  it('that is not ours is a capture reversed by the provider', () => {
    const reversed = paid.when(fact('refunded', 4_000)).then({ type: 'CaptureReversedByProvider' });
    expect(orderStatus(reversed.state)).toBe('partially_refunded');
    reversed.when(refund(6_001)).thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(6_000) });
  });

  it('that is not ours settles unexpected money first', () => {
    const returned = expired
      .and(fact('captured', 10_000, { operationId: 1 }))
      .when(fact('refunded', 10_000))
      .then({ type: 'UnexpectedMoneyReturned', data: { amount: eur(10_000) } });
    expect(returned.state.amounts.unexpected).toBe(0n);
    expect(orderStatus(returned.state)).toBe('expired');
  });

  it('that exceeds what is left is a claim of ours', () => {
    const claim = asked.when(fact('refunded', 6_001)).then({ type: 'DebitConfirmedUnexpectedly' });
    expect(claim.state.amounts).toMatchObject({ refunded: 0n, unexpectedDebit: 6_001n });
  });

  it('that failed gives the amount free, or back when it was done', () => {
    const message = fact('refund_failed', 4_000, { operationId: 2 });
    asked.when(message).then({ type: 'RefundFailed', data: { code: 'refund_failed' } });
    asked
      .and(outcome(2, ok(4_000)))
      .when(message)
      .then({ type: 'RefundFailedAfterAcceptance' });
    asked
      .and(outcome(2, ok(4_000)))
      .when(fact('refund_failed', 4_000, { decline }))
      .then({
        type: 'RefundFailedAfterAcceptance',
        data: { code: decline.code },
      });
    asked.and(outcome(2, failed)).when(message).thenNothing();
    paid.when(fact('refund_failed', 4_000)).then({ type: 'FactIgnored', data: { reason: 'no refund fits' } });
  });
});
