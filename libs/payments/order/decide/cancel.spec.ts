import {
  cancel,
  capture,
  charge,
  create,
  declined,
  held,
  ok,
  orders,
  outcome,
  paid,
  pending,
  unknown,
  voidHold,
} from '../../testing';
import { orderStatus } from '../status';

describe('cancelling', () => {
  it('closes an order whose page waits for the payer', () => {
    const cancelled = orders
      .and(create())
      .when(cancel)
      .then({ type: 'OrderCancelled', data: { reason: 'requested' } });
    expect(orderStatus(cancelled.state)).toBe('cancelled');
    expect(cancelled.state.operations[0]?.status).toBe('cancelled');
  });

  it('closes an order whose attempts ended, or whose hold was given back', () => {
    orders.and(create({}, charge)).and(outcome(1, declined)).when(cancel).then({ type: 'OrderCancelled' });
    held
      .and(voidHold())
      .and(outcome(2, ok(10_000)))
      .when(cancel)
      .then({ type: 'OrderCancelled' });
  });

  it('is refused while money is held or on its way', () => {
    held.when(cancel).thenRefused({ code: 'attempt_in_progress', attemptId: 1 });
    held.and(voidHold()).when(cancel).thenRefused({ code: 'void_in_progress' });
    held.and(capture()).when(cancel).thenRefused({ code: 'capture_in_progress' });
    const asked = orders.and(create({}, charge));
    asked.when(cancel).thenRefused({ code: 'attempt_in_progress', attemptId: 1 });
    asked
      .and(outcome(1, unknown))
      .when(cancel)
      .thenRefused({ code: 'outcome_unknown', operationIds: [1] });
    orders
      .and(create())
      .and(outcome(1, pending))
      .when(cancel)
      .thenRefused({ code: 'attempt_in_progress', attemptId: 1 });
  });

  it('is no way to give money back, and happens once', () => {
    paid.when(cancel).thenRefused({ code: 'use_refund' });
    orders.when(cancel).thenRefused({ code: 'not_found' });
    orders.and(create()).and(cancel).when(cancel).thenRefused({ code: 'order_closed', status: 'cancelled' });
  });
});
