import { eur, fact, notified, paid, person } from '../../testing';
import type { OrderCommand } from '../commands';

const returning = (minor?: number): OrderCommand => ({
  type: 'ReturnUnexpected',
  amount: minor === undefined ? undefined : eur(minor),
  reason: 'case 4711: returned in the portal',
  evidence: person,
});
/** Paid, and paid a second time. */
const paidTwice = paid.and(fact('received', 4_000, { evidence: notified('n-second'), providerReference: 'pay-2' }));

describe('giving unexpected money back', () => {
  it('settles what stood in suspense, all of it or a part', () => {
    const all = paidTwice.when(returning()).then({ type: 'UnexpectedMoneyReturned', data: { amount: eur(4_000) } });
    expect(all.state.amounts.unexpected).toBe(0n);
    const part = paidTwice
      .when(returning(1_000))
      .then({ type: 'UnexpectedMoneyReturned', data: { amount: eur(1_000) } });
    expect(part.state.amounts.unexpected).toBe(3_000n);
    expect(part.state.amounts.refunded).toBe(0n);
  });

  it('is refused beyond what stands there, for nothing, and where nothing stands', () => {
    paidTwice.when(returning(4_001)).thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(4_000) });
    paidTwice.when(returning(0)).thenRefused({ code: 'amount_not_positive' });
    paid.when(returning(1)).thenRefused({ code: 'nothing_to_return' });
  });

  it('is counted once, also when the provider tells of the same movement afterwards', () => {
    const told = { ...returning(), providerReference: 'back-1' } as OrderCommand;
    paidTwice
      .and(told)
      .when(fact('refunded', 4_000, { evidence: notified('n-back'), providerReference: 'back-1' }))
      .thenNothing();
  });
});
