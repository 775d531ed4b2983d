import { answer, create, eur, fact, notified, orders, outcome, paid, person, refund } from '../../testing';
import type { OrderCommand } from '../commands';
import { refundable, surplusOf } from '../selectors';
import { earned } from '../splits';
import { orderStatus } from '../status';

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

describe('giving back what the payer sent too much', () => {
  const receipt = { due: eur(10_000), received: eur(10_500) };
  const overpaid = orders
    .and(create({ captureMode: 'automatic' }))
    .and(outcome(1, { kind: 'succeeded', amount: eur(10_000), receipt, evidence: answer }));
  const inPortal = (minor: number, id = 'n-back') =>
    fact('refunded', minor, { operationId: 1, providerReference: id, evidence: notified(id) });

  it('settles the credit of the customer, whoever tells it, and takes nothing from the service', () => {
    const returned = { type: 'UnexpectedMoneyReturned', data: { amount: eur(500), surplus: eur(500) } } as const;
    for (const back of [overpaid.when(inPortal(500)), overpaid.when(returning()), overpaid.when(returning(500))]) {
      const { state } = back.then(returned);
      expect([surplusOf(state), earned(state), refundable(state)]).toEqual([0n, 10_000n, 10_000n]);
      expect(orderStatus(state)).toBe('captured');
    }
    overpaid.and(inPortal(500)).when(returning()).thenRefused({ code: 'nothing_to_return' });
    overpaid.and(inPortal(200)).when(inPortal(200)).thenNothing();
    overpaid
      .and(inPortal(200))
      .when(inPortal(300, 'n-rest'))
      .then({ data: { surplus: eur(300) } } as never);
    overpaid.when(returning(501)).thenRefused({ code: 'amount_exceeds_refundable', remaining: eur(500) });
  });

  it('draws on it before what stands in suspense', () => {
    const twice = overpaid.and(fact('received', 4_000, { evidence: notified('n-2'), providerReference: 'pay-2' }));
    const { state } = twice.when(returning(600)).then({ data: { amount: eur(600), surplus: eur(500) } } as never);
    expect([surplusOf(state), state.amounts.unexpected]).toEqual([0n, 3_900n]);
  });

  it('is what a return of all that came has more than the order', () => {
    const { state } = overpaid
      .and(refund(3_000))
      .when(inPortal(7_500))
      .then(
        { type: 'CaptureReversedByProvider', data: { amount: eur(7_000) } },
        { type: 'UnexpectedMoneyReturned', data: { amount: eur(500), surplus: eur(500) } },
      );
    expect([surplusOf(state), earned(state)]).toEqual([0n, 0n]);
    overpaid.and(inPortal(10_500)).when(inPortal(10_500)).thenNothing();
  });

  it('is no part of what the order itself gives back', () => {
    const { state } = overpaid.when(inPortal(10_000)).then({ type: 'CaptureReversedByProvider' });
    expect(surplusOf(state)).toBe(500n);
  });
});
