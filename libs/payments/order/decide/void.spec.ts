import {
  allowed,
  capture,
  create,
  eur,
  failed,
  held,
  ok,
  orders,
  outcome,
  paid,
  unknown,
  voidHold,
} from '../../testing';

describe('voiding', () => {
  it('gives back the whole hold', () => {
    held
      .when(voidHold())
      .then({ type: 'VoidRequested', data: { operationId: 2, amount: eur(10_000), providerReference: 'pay-1' } });
  });

  it('happens once at a time, and again after it failed', () => {
    const asked = held.and(voidHold());
    asked.when(voidHold()).thenRefused({ code: 'void_in_progress' });
    asked.and(outcome(2, unknown)).when(voidHold()).thenRefused({ code: 'void_in_progress' });
    asked
      .and(outcome(2, failed))
      .when(voidHold())
      .then({ type: 'VoidRequested', data: { operationId: 3 } });
  });

  it('waits for a capture that may succeed', () => {
    held.and(capture(1_000)).when(voidHold()).thenRefused({ code: 'capture_in_progress' });
  });

  it('is no way to give money back', () => {
    paid.when(voidHold()).thenRefused({ code: 'use_refund' });
    held
      .and(capture(4_000))
      .and(outcome(2, ok(4_000)))
      .when(voidHold())
      .thenRefused({ code: 'use_refund' });
  });

  it('gives back what a partial capture left, where the provider can', () => {
    held
      .and(capture(4_000))
      .and(outcome(2, ok(4_000)))
      .when(voidHold({ ...allowed, voidAfterCapture: true }))
      .then({ type: 'VoidRequested', data: { amount: eur(6_000) } });
    paid.when(voidHold({ ...allowed, voidAfterCapture: true })).thenRefused({ code: 'use_refund' });
  });

  it('needs a hold', () => {
    orders.when(voidHold()).thenRefused({ code: 'not_found' });
    orders.and(create()).when(voidHold()).thenRefused({ code: 'not_authorized' });
    held
      .and(voidHold())
      .and(outcome(2, ok(10_000)))
      .when(voidHold())
      .thenRefused({ code: 'nothing_to_void' });
  });

  it('needs a provider that can', () => {
    held.when(voidHold({ ...allowed, void: false })).thenRefused({
      code: 'unsupported_by_provider',
      operation: 'void',
      detail: 'the provider releases no hold on request',
    });
  });
});
