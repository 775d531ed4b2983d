import { charge, create, eur, orders, page } from '../../testing';

describe('creating an order', () => {
  it('opens a page for the payer', () => {
    orders.when(create()).then(
      { type: 'OrderCreated', data: { amount: eur(10_000), createdAt: '2026-03-01T12:00:00.000Z' } },
      {
        type: 'PaymentStarted',
        data: { attemptId: 1, operationId: 1, expiresAt: page.expiresAt, capture: 'manual' },
      },
    );
  });

  it('asks for a charge where a card is on file', () => {
    orders.when(create({}, charge)).then(
      { type: 'OrderCreated' },
      {
        type: 'AuthorizationRequested',
        data: { attemptId: 1, operationId: 1, cardId: 'card-1', initiator: 'merchant' },
      },
    );
  });

  it('happens once', () => {
    orders.and(create()).when(create()).thenRefused({ code: 'order_exists' });
  });

  it('refuses nothing to pay, and less', () => {
    orders.when(create({ amount: eur(0) })).thenRefused({ code: 'amount_not_positive' });
    orders.when(create({ amount: eur(-1), saveCard: 'merchant' })).thenRefused({ code: 'amount_not_positive' });
  });

  it('takes 0.00 where it verifies a card for later charges by the merchant', () => {
    const zero = { amount: eur(0), saveCard: 'merchant' } as const;
    orders.when(create(zero)).then({ type: 'OrderCreated' }, { type: 'PaymentStarted' });
    orders.when(create({ ...zero, saveCard: 'customer' })).thenRefused({ code: 'amount_not_positive' });
    orders.when(create({ ...zero, captureMode: 'automatic' })).thenRefused({ code: 'amount_not_positive' });
    orders.when(create(zero, charge)).thenRefused({ code: 'amount_not_positive' });
  });

  it('refuses half a plan', () => {
    orders.when(create({}, { ...page, expiresAt: undefined })).thenRefused({
      code: 'unsupported_by_provider',
      operation: 'attempt',
      detail: 'a payment by the payer needs an end',
    });
    orders.when(create({}, { ...charge, cardId: undefined })).thenRefused({
      code: 'unsupported_by_provider',
      operation: 'attempt',
      detail: 'a charge needs a card on file',
    });
  });
});
