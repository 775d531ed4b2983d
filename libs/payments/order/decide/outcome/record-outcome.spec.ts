import {
  NOON,
  allowed,
  answer,
  capture,
  charge,
  create,
  decline,
  declined,
  eur,
  failed,
  held,
  keptCard,
  notSent,
  ok,
  orders,
  outcome,
  paid,
  pending,
  query,
  refund,
  unknown,
  visa,
  voidHold,
} from '../../../testing';
import type { Outcome } from '../../../outcome';
import { orderStatus } from '../../status';

const asked = orders.and(create({}, charge));
const page = orders.and(create());

describe('the outcome of an authorisation', () => {
  it('is a hold, and no money', () => {
    const { state } = asked
      .when({ ...outcome(1, ok(10_000, answer, 'pay-1')), card: visa, captureBefore: '2026-03-08T00:00:00.000Z' })
      .then({
        type: 'Authorized',
        data: {
          amount: eur(10_000),
          providerReference: 'pay-1',
          card: visa,
          captureBefore: '2026-03-08T00:00:00.000Z',
        },
      });
    expect(state.amounts).toMatchObject({ authorized: 10_000n, captured: 0n, pendingAuthorization: 0n });
    expect(orderStatus(state)).toBe('authorized');
  });

  it('ends the hold after the lifetime that the provider’s rules give, when it names no end itself', () => {
    const until = new Date(NOON.getTime() + allowed.holdLifetimeMs).toISOString();
    const success = outcome(1, ok(10_000));
    asked.when({ ...success, rules: allowed }).then({ type: 'Authorized', data: { captureBefore: until } });
    expect(asked.and(success).state.attempts[0]?.captureBefore).toBeUndefined();
  });

  it('is authorisation and capture in one where the provider captures at once', () => {
    const { state } = orders
      .and(create({ captureMode: 'automatic' }))
      .when(outcome(1, ok(10_000, answer, 'pay-1')))
      .then(
        { type: 'Authorized', data: { amount: eur(10_000) } },
        { type: 'Captured', data: { operationId: 1, amount: eur(10_000), released: eur(10_000) } },
      );
    expect(orderStatus(state)).toBe('captured');
  });

  it.each([
    ['declined', declined, 'AuthorizationDeclined', { decline }],
    ['failed', failed, 'AuthorizationFailed', { code: 'refused' }],
    ['failed', notSent, 'AuthorizationFailed', { code: 'not_sent' }],
  ] as const)('may be that it %s', (status, result, type, data) => {
    const { state } = asked.when(outcome(1, result)).then({ type, data });
    expect(orderStatus(state)).toBe(status);
    expect(state.amounts.pendingAuthorization).toBe(0n);
  });

  it('names the payment by the first reference that came, also when it came before the success', () => {
    const named = page
      .and(outcome(1, { kind: 'pending', providerReference: 'ref-1', evidence: query }))
      .and(outcome(1, ok(10_000)));
    expect(named.state.attempts[0]?.providerReference).toBe('ref-1');
    named.when(outcome(1, ok(10_000, answer, 'pay-1'))).thenNothing();
  });

  it('may be unknown, then known: the event that ends the doubt says how much was in doubt', () => {
    const doubt = asked.when(outcome(1, unknown)).then({ type: 'OutcomeUnknown', data: { operation: 'authorize' } });
    expect(doubt.state.amounts).toMatchObject({ inDoubt: 10_000n, pendingAuthorization: 10_000n });
    expect(orderStatus(doubt.state)).toBe('in_doubt');
    doubt.when(outcome(1, ok(6_000))).then({ type: 'Authorized', data: { amount: eur(6_000), inDoubt: eur(10_000) } });
    doubt.when(outcome(1, pending)).then({ type: 'OperationPending', data: { inDoubt: eur(10_000) } });
    doubt.when(outcome(1, declined)).then({ type: 'AuthorizationDeclined', data: { inDoubt: eur(10_000) } });
  });

  it('is recorded once', () => {
    for (const result of [ok(10_000), declined, failed, pending, unknown, notSent]) {
      asked.and(outcome(1, result)).when(outcome(1, result)).thenNothing();
    }
  });

  it('never goes down a rank: what is pending or unknown after the end is history', () => {
    for (const end of [ok(10_000), declined, failed]) {
      asked.and(outcome(1, end)).when(outcome(1, pending)).thenNothing();
      asked.and(outcome(1, end)).when(outcome(1, unknown)).thenNothing();
    }
  });

  it('takes a partial approval for what it is: a smaller hold', () => {
    const partial = asked.when(outcome(1, ok(6_000))).then({ type: 'Authorized', data: { amount: eur(6_000) } });
    partial.when(capture(6_001)).thenRefused({ code: 'amount_exceeds_capturable', remaining: eur(6_000) });
    partial.when(outcome(1, ok(6_000))).thenNothing();
  });

  it('takes no word from a page that the payer has not used yet', () => {
    const absent: Outcome = { kind: 'failed', code: 'absent', reason: 'not found', evidence: query };
    page.when(outcome(1, absent)).thenNothing();
    page.when(outcome(1, unknown)).thenNothing();
    asked.when(outcome(1, absent)).then({ type: 'AuthorizationFailed' });
  });

  it('verifies a card with 0.00: authorised, and nothing to capture', () => {
    const verified = orders
      .and(create({ amount: eur(0), saveCard: 'merchant' }))
      .and({ ...outcome(1, ok(0)), keptCard });
    expect(orderStatus(verified.state)).toBe('authorized');
    expect(verified.state.keptCardId).toBe('card-1');
    verified.when(capture()).thenRefused({ code: 'nothing_to_capture' });
  });
});

describe('a difference between what we asked and what we are told', () => {
  const foreign: Outcome = { kind: 'succeeded', amount: { minor: '10000', currency: 'USD' }, evidence: answer };

  it.each([
    ['more', ok(10_001)],
    ['another currency', foreign],
    ['nothing', ok(0)],
  ])('is never a success: %s', (_, result) => {
    const doubt = asked.when(outcome(1, result)).then({ type: 'IntegrityFailed' }, { type: 'OutcomeUnknown' });
    expect(orderStatus(doubt.state)).toBe('in_doubt');
    doubt.when(outcome(1, result)).thenNothing();
  });

  it('is no partial approval where the provider captures at once: the order would look paid', () => {
    const less = orders.and(create({ captureMode: 'automatic' })).when(outcome(1, ok(6_000)));
    const doubt = less.then(
      { type: 'IntegrityFailed', data: { expected: '10000 EUR', received: '6000 EUR' } },
      { type: 'CaptureConfirmedUnexpectedly', data: { amount: eur(6_000) } },
      { type: 'OutcomeUnknown' },
    );
    doubt
      .when(outcome(1, ok(6_000, { source: 'person', id: 'case-1' })))
      .then(
        { type: 'UnexpectedMoneyExplained', data: { amount: eur(6_000) } },
        { type: 'Authorized', data: { amount: eur(6_000), inDoubt: eur(10_000) } },
        { type: 'Captured' },
      );
  });

  it('holds for captures, voids and refunds as well', () => {
    const differs = [{ type: 'IntegrityFailed' }, { type: 'OutcomeUnknown' }] as const;
    held
      .and(capture(5_000))
      .when(outcome(2, ok(4_999)))
      .then({ type: 'IntegrityFailed' }, { type: 'CaptureConfirmedUnexpectedly' }, { type: 'OutcomeUnknown' });
    held
      .and(voidHold())
      .when(outcome(2, ok(4_999)))
      .then(...differs);
    paid
      .and(refund(5_000))
      .when(outcome(2, ok(4_999)))
      .then(...differs);
  });

  it('after the end is kept, and changes nothing', () => {
    const differs = paid.when(outcome(1, ok(9_999))).then({ type: 'IntegrityFailed' });
    expect(differs.state.amounts).toEqual(paid.state.amounts);
    differs.when(outcome(1, ok(9_999))).thenNothing();
  });
});

describe('the outcome of a capture, a void, a refund', () => {
  it('moves the amounts', () => {
    expect(held.and(capture(4_000)).and(outcome(2, ok(4_000))).state.amounts).toMatchObject({ captured: 4_000n });
    expect(held.and(voidHold()).and(outcome(2, ok(10_000))).state.amounts).toMatchObject({ voided: 10_000n });
    expect(paid.and(refund(4_000)).and(outcome(2, ok(4_000))).state.amounts).toMatchObject({ refunded: 4_000n });
  });

  it('may be that it failed: what was reserved is free again', () => {
    held
      .and(capture(4_000))
      .when(outcome(2, declined))
      .then({ type: 'CaptureFailed', data: { code: decline.code } });
    held
      .and(voidHold())
      .when(outcome(2, failed))
      .then({ type: 'VoidFailed', data: { code: 'refused' } });
    paid
      .and(refund(4_000))
      .when(outcome(2, notSent))
      .then({ type: 'RefundFailed', data: { code: 'not_sent' } });
    expect(held.and(capture(4_000)).and(outcome(2, failed)).state.amounts).toEqual(held.state.amounts);
  });

  it('may be in doubt, which stays reserved', () => {
    const doubt = paid.and(refund(4_000)).and(outcome(2, unknown));
    expect(doubt.state.amounts).toMatchObject({ pendingRefund: 4_000n, inDoubt: 4_000n });
    doubt.when(outcome(2, ok(4_000))).then({ type: 'Refunded', data: { inDoubt: eur(4_000) } });
  });
});

describe('an outcome that contradicts what is recorded', () => {
  it('of a capture that failed is real money all the same', () => {
    const captured = held.and(capture(4_000)).and(outcome(2, failed));
    const suspense = captured
      .when(outcome(2, ok(4_000)))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { operationId: 2, amount: eur(4_000) } });
    expect(suspense.state.operations[1]?.status).toBe('failed');
    suspense.when(outcome(2, ok(4_000))).thenNothing();
  });

  it('of a refund that succeeded is a refund that failed after acceptance', () => {
    const takenBack = paid
      .and(refund(4_000))
      .and(outcome(2, ok(4_000)))
      .when(outcome(2, failed))
      .then({ type: 'RefundFailedAfterAcceptance', data: { amount: eur(4_000) } });
    expect(takenBack.state.amounts.refunded).toBe(0n);
    takenBack.when(outcome(2, failed)).thenNothing();
    takenBack.when(outcome(2, ok(4_000))).then({ type: 'CaptureReversedByProvider', data: { owed: eur(4_000) } });
  });

  it('of a refund that failed is money that left', () => {
    const left = paid
      .and(refund(4_000))
      .and(outcome(2, failed))
      .when(outcome(2, ok(4_000)))
      .then({ type: 'CaptureReversedByProvider', data: { operationId: 2, amount: eur(4_000) } });
    expect(left.state.amounts.refunded).toBe(4_000n);
    left.when(outcome(2, ok(4_000))).thenNothing();
  });

  it('of a void that failed ends the hold', () => {
    const gone = held
      .and(voidHold())
      .and(outcome(2, failed))
      .when(outcome(2, ok(10_000)))
      .then({ type: 'AuthorizationExpired' });
    expect(gone.state.amounts).toMatchObject({ voided: 10_000n });
    gone.when(outcome(2, ok(10_000))).thenNothing();
  });

  it('otherwise is kept with the reason, once', () => {
    const kept = held.when(outcome(1, declined)).then({
      type: 'FactIgnored',
      data: { operationId: 1, reason: 'declined reported after success' },
    });
    kept.when(outcome(1, declined)).thenNothing();
    asked
      .and(outcome(1, declined))
      .when(outcome(1, ok(10_000)))
      .then({ type: 'FactIgnored' });
  });
});

describe('a card that comes with an outcome', () => {
  it('is kept once, also when it comes after the success', () => {
    const kept = held.when({ ...outcome(1, ok(10_000)), keptCard, card: visa }).then({
      type: 'CardKept',
      data: { attemptId: 1, cardId: 'card-1', provider: 'acme', customerId: 'c-1', usage: 'merchant', card: visa },
    });
    kept.when({ ...outcome(1, ok(10_000)), keptCard }).thenNothing();
  });

  it('is not kept of a payment that did not succeed', () => {
    asked.when({ ...outcome(1, declined), keptCard }).then({ type: 'AuthorizationDeclined' });
    asked.when({ ...outcome(1, ok(10_001)), keptCard }).then({ type: 'IntegrityFailed' }, { type: 'OutcomeUnknown' });
  });
});

describe('an outcome of nothing', () => {
  it('is refused', () => {
    orders.when(outcome(1, declined)).thenRefused({ code: 'not_found' });
    asked.when(outcome(7, declined)).thenRefused({ code: 'operation_not_found', operationId: 7 });
  });
});
