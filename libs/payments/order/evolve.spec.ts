import { situations } from '../testing';
import { evolveOrder } from './evolve';
import type { OrderEvent } from './events';

const paid = situations().paid!.state;

describe('folding an order', () => {
  it('ignores a type that it does not know', () => {
    expect(evolveOrder(paid, { type: 'OrderPainted', data: {} } as unknown as OrderEvent)).toBe(paid);
    expect(evolveOrder(paid, { type: 'toString', data: {} } as unknown as OrderEvent)).toBe(paid);
  });

  it('never throws for an operation or an attempt that is not there', () => {
    const stray = { attemptId: 9, operationId: 9, provider: 'acme', amount: { minor: '1', currency: 'EUR' } };
    const evidence = { source: 'answer' } as const;
    const events: OrderEvent[] = [
      { type: 'Authorized', data: { ...stray, evidence } },
      { type: 'Refunded', data: { ...stray, evidence } },
      { type: 'OutcomeUnknown', data: { ...stray, operation: 'capture', reason: 'timeout', evidence } },
      { type: 'DisputeWon', data: { ...stray, disputeId: '9', evidence } },
    ];
    for (const event of events) expect(evolveOrder(paid, event).amounts).toEqual(paid.amounts);
  });

  it('keeps the provider’s reference when a later message has none', () => {
    const { attempts, operations } = situations()['refund requested']!.state;
    expect(attempts[0]?.providerReference).toBe('pay-1');
    expect(operations[0]?.providerReference).toBe('pay-1');
  });
});
