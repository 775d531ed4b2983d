import {
  AFTER_EXPIRY,
  EXPIRES_AT,
  cancel,
  charge,
  clock,
  create,
  declined,
  eur,
  fact,
  failed,
  held,
  ok,
  orders,
  outcome,
  page,
  paid,
  pending,
  unknown,
  voidHold,
} from '../../testing';

const again = { type: 'StartAttempt', attempt: { ...page, provider: 'other' } } as const;

describe('a further attempt', () => {
  it.each([
    ['declined', declined],
    ['failed', failed],
  ])('starts after the one before it %s', (_, result) => {
    orders
      .and(create({}, charge))
      .and(outcome(1, result))
      .when(again)
      .then({ type: 'PaymentStarted', data: { attemptId: 2, operationId: 2, provider: 'other', amount: eur(10_000) } });
  });

  it('starts after the page before it expired', () => {
    orders
      .and(create())
      .at(AFTER_EXPIRY)
      .and({ type: 'ExpirePayment', attemptId: 1, evidence: clock })
      .when(again)
      .then({ type: 'PaymentStarted', data: { attemptId: 2 } });
  });

  it('starts after the hold before it ran out, since a hold is renewed only by a new attempt', () => {
    held
      .and(fact('voided', 10_000))
      .when(again)
      .then({ type: 'PaymentStarted', data: { attemptId: 2 } });
  });

  it('does not start while a page may still be paid, whatever the payer said on return', () => {
    const declinedOnReturn = { type: 'RecordReturn', operationId: 1, claims: 'declined', code: '1005' } as const;
    orders
      .and(create())
      .and(declinedOnReturn)
      .when(again)
      .thenRefused({ code: 'attempt_in_progress', attemptId: 1, until: EXPIRES_AT });
  });

  it('does not start while the one before it is on its way, held or in doubt', () => {
    const asked = orders.and(create({}, charge));
    asked.when(again).thenRefused({ code: 'attempt_in_progress', attemptId: 1, until: undefined });
    asked
      .and(outcome(1, pending))
      .when(again)
      .thenRefused({ code: 'attempt_in_progress', attemptId: 1, until: undefined });
    asked
      .and(outcome(1, unknown))
      .when(again)
      .thenRefused({ code: 'outcome_unknown', operationIds: [1] });
    held.when(again).thenRefused({ code: 'attempt_in_progress', attemptId: 1, until: EXPIRES_AT });
  });

  it('does not start on an order that is paid, also by money that nobody expected', () => {
    paid.when(again).thenRefused({ code: 'already_paid' });
    orders
      .and(create({ captureMode: 'automatic' }))
      .at(AFTER_EXPIRY)
      .and({ type: 'ExpirePayment', attemptId: 1, evidence: clock })
      .and(fact('captured', 10_000))
      .when(again)
      .thenRefused({ code: 'already_paid' });
    const coins = { minor: '100000000', currency: 'ETH_USDT' };
    orders
      .and(create({ captureMode: 'automatic' }))
      .at(AFTER_EXPIRY)
      .and({ type: 'ExpirePayment', attemptId: 1, evidence: clock })
      .and(fact('received', 0, { amount: coins }))
      .when(again)
      .thenRefused({ code: 'already_paid' });
  });

  it('does not start on an order that is closed or does not exist', () => {
    orders.and(create()).and(cancel).when(again).thenRefused({ code: 'order_closed', status: 'cancelled' });
    const voided = held.and(voidHold()).and(outcome(2, ok(10_000)));
    voided.when(again).thenRefused({ code: 'order_closed', status: 'voided' });
    orders.when(again).thenRefused({ code: 'not_found' });
  });
});
