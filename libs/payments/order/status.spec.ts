import { cancel, create, fact, orders, situations } from '../testing';
import { emptyOrder } from './empty';
import { capturable, holdOf, openOperations, operationsInDoubt, refundable } from './selectors';
import { orderStatus } from './status';

const of = (name: string) => situations()[name]!.state;

describe('the status of an order', () => {
  it.each([
    ['page open', 'requires_action'],
    ['page open, payer came back with a decline', 'declined'],
    ['payment promised', 'processing'],
    ['payment in doubt', 'in_doubt'],
    ['page expired', 'expired'],
    ['cancelled while the page was open', 'cancelled'],
    ['charge requested', 'processing'],
    ['charge failed', 'failed'],
    ['held', 'authorized'],
    ['held in part', 'authorized'],
    ['capture requested', 'processing'],
    ['captured in part', 'partially_captured'],
    ['captured in part, the rest given back', 'captured'],
    ['void requested', 'processing'],
    ['voided', 'voided'],
    ['voided and cancelled', 'cancelled'],
    ['hold ended at the provider', 'expired'],
    ['paid', 'captured'],
    ['refund requested', 'captured'],
    ['refunded in part', 'partially_refunded'],
    ['refunded', 'refunded'],
    ['disputed', 'disputed'],
    ['dispute won', 'captured'],
    ['paid twice', 'overpaid'],
  ])('%s is %s', (name, status) => {
    expect(orderStatus(of(name))).toBe(status);
  });

  it('is overpaid while unexpected money is here, in whatever unit it came', () => {
    const closed = orders.and(create()).and(cancel);
    for (const currency of ['EUR', 'ETH_USDT'])
      expect(orderStatus(closed.and(fact('received', 0, { amount: { minor: '100', currency } })).state)).toBe(
        'overpaid',
      );
  });
});

describe('what is left', () => {
  it('to capture', () => {
    expect(capturable(of('held'))).toBe(10_000n);
    expect(capturable(of('capture in doubt'))).toBe(6_000n);
    expect(capturable(of('final capture requested'))).toBe(0n);
    expect(capturable(of('void requested'))).toBe(0n);
    expect(capturable(emptyOrder)).toBe(0n);
  });

  it('to refund', () => {
    expect(refundable(of('paid'))).toBe(10_000n);
    expect(refundable(of('refund in doubt'))).toBe(6_000n);
    expect(refundable(of('refund taken back'))).toBe(10_000n);
    expect(refundable(of('disputed'))).toBe(7_000n);
    expect(refundable(emptyOrder)).toBe(0n);
  });

  it('of a hold', () => {
    expect(holdOf(of('captured in part').attempts[0]!)).toBe(6_000n);
  });
});

describe('what is not known yet', () => {
  it('is open, and in doubt when nobody can say', () => {
    expect(openOperations(of('capture requested')).map(({ id }) => id)).toEqual([2]);
    expect(openOperations(of('capture requested'), 'refund')).toEqual([]);
    expect(operationsInDoubt(of('refund in doubt')).map(({ id }) => id)).toEqual([2]);
    expect(operationsInDoubt(of('refund requested'))).toEqual([]);
  });
});
