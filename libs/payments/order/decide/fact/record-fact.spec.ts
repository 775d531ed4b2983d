import { charge, clock, create, declined, fact, notified, orders, outcome, paid, pending } from '../../../testing';

const purchase = orders.and(create({ captureMode: 'automatic' }));

describe('a message', () => {
  it('about no order is refused', () => {
    orders.when(fact('captured', 10_000)).thenRefused({ code: 'not_found' });
  });

  it('that the application could not place is kept, once', () => {
    const ignore = {
      type: 'IgnoreFact',
      provider: 'acme',
      reason: 'unknown status 77',
      evidence: notified('n-1'),
    } as const;
    orders.when(ignore).thenRefused({ code: 'not_found' });
    paid
      .when(ignore)
      .then({ type: 'FactIgnored', data: { reason: 'unknown status 77' } })
      .when(ignore)
      .thenNothing();
    const named = { ...ignore, operationId: 1, evidence: clock };
    paid.and(named).when(named).thenNothing();
  });

  it('that names an operation which we never had is an integrity failure, and money in it has no place', () => {
    const unknownReference = { operationId: 9, providerReference: 'pay-9' };
    purchase
      .when(fact('captured', 10_000, unknownReference))
      .then({ type: 'IntegrityFailed', data: { received: 'operation 9' } }, { type: 'CaptureConfirmedUnexpectedly' });
    paid
      .when(fact('refunded', 10_000, unknownReference))
      .then({ type: 'IntegrityFailed' }, { type: 'CaptureReversedByProvider' });
    purchase.when(fact('declined', 10_000, unknownReference)).then({ type: 'IntegrityFailed' });
  });

  it('of the last attempt is about that attempt', () => {
    const second = orders
      .and(create({ captureMode: 'automatic' }, charge))
      .and(outcome(1, declined))
      .and({ type: 'StartAttempt', attempt: { ...charge, provider: 'other' } });
    second
      .and(outcome(2, pending))
      .when(fact('captured', 10_000, { provider: 'other' }))
      .then({ type: 'Authorized', data: { attemptId: 2 } }, { type: 'Captured' });
    second
      .when(fact('captured', 10_000, { operationId: 1 }))
      .then({ type: 'CaptureConfirmedUnexpectedly', data: { attemptId: 1 } });
  });

  it('is never about an attempt at another provider, whatever the references of both look like', () => {
    orders
      .and(create({ captureMode: 'automatic' }, charge))
      .and(outcome(1, { kind: 'pending', providerReference: '177561', evidence: notified('n-0') }))
      .and(outcome(1, declined))
      .and({ type: 'StartAttempt', attempt: { ...charge, provider: 'other' } })
      .when(fact('captured', 10_000, { provider: 'other', operationId: 9, providerReference: '177561' }))
      .then({ type: 'IntegrityFailed' }, { type: 'CaptureConfirmedUnexpectedly', data: { provider: 'other' } });
  });
});
