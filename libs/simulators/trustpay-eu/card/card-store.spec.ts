import type { CardPayment } from './card-payment';
import { CardStore } from './card-store';

function payment(paymentRequestId: string, reference: string, cardId?: string): CardPayment {
  return {
    ...{ paymentRequestId, reference, cardId, session: `session-${paymentRequestId}` },
    ...{ accountId: '4107111111', paymentType: '1', currency: 'EUR', amount: 150n, createdAt: 0, urls: {} },
    ...{ state: 'captured', authorized: 150n, captured: 150n, refunded: 0n, cancelled: 0n, chargedBack: 0n },
  };
}

describe('CardStore', () => {
  it('finds a payment by every Reference that acted on it', () => {
    const store = new CardStore(10);
    const paid = payment('1', 'PAY');
    store.add(paid);
    store.record(paid, { type: '8', reference: 'REFUND', amount: 50n, at: 0 });
    expect(store.ofReference('PAY')).toEqual([paid]);
    expect(store.ofReference('REFUND')).toEqual([paid]);
  });

  it('keeps two payments with one Reference apart', () => {
    const store = new CardStore(10);
    store.add(payment('1', 'SAME'));
    store.add(payment('2', 'SAME'));
    expect(store.ofReference('SAME').map(({ paymentRequestId }) => paymentRequestId)).toEqual(['1', '2']);
  });

  it('forgets the oldest payment beyond its capacity, with everything that led to it', () => {
    const store = new CardStore(1);
    const old = payment('1', 'OLD', 'card');
    store.add(old);
    store.keepCard('card', old);
    store.record(old, { type: '8', reference: 'REFUND', amount: 50n, at: 0 });
    store.add(payment('2', 'NEW'));
    expect([store.size, store.get('1'), store.ofSession('session-1'), store.ofCardId('card')]).toEqual([
      1,
      undefined,
      undefined,
      undefined,
    ]);
    expect([...store.ofReference('OLD'), ...store.ofReference('REFUND')]).toEqual([]);
    expect(store.ofSession('session-2')).toBeDefined();
  });
});
