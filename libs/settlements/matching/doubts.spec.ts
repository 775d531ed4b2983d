import { operationReference } from '#libs/payments';
import type { BankLine, Doubt, Evidence } from './types';
import { Books, MONTH_END, MONTH_RULES } from '../testing';

const orderId = '00000000-0000-4000-8000-000000000001';
const doubt = (operationId: number, type: string, change: Partial<Doubt> = {}): Doubt => ({
  ...{ orderId, operationId, provider: 'trustpay-eu', method: 'bank_transfer', type, currency: 'EUR' },
  ...{ amount: 6_000n, reference: operationReference(orderId, operationId) },
  ...change,
});
const line = (id: string, amount: bigint, ...references: string[]): BankLine => ({
  ...{ id, account: 'SK17', currency: 'EUR', amount, bookedOn: new Date('2026-03-30T00:00:00Z'), references },
});
const settle = (evidence: Pick<Evidence, 'doubts' | 'bankLines'>) =>
  new Books({ items: [], payouts: [], ...evidence }, MONTH_RULES).settle(MONTH_END);
const paid = doubt(1, 'authorize');
const refund = doubt(2, 'refund');

describe('a doubt that a line of the bank can end', () => {
  it.each([
    ['a payment, by a credit', paid, line('b1', 6_000n, paid.reference)],
    ['a refund, by a debit that names the payment too', refund, line('b1', -6_000n, paid.reference, refund.reference)],
  ])('ends: %s; and the line is the one that settles it', (_, one, shown) => {
    const settled = settle({ doubts: [one], bankLines: [shown] });
    expect(settled).toMatchObject({ breaks: [], proven: [one], settledItems: [`item ${one.reference}`] });
  });

  it('ends both of them, each by its own line', () => {
    const lines = [line('b2', -6_000n, paid.reference, refund.reference), line('b1', 6_000n, paid.reference)];
    expect(settle({ doubts: [paid, refund], bankLines: lines })).toMatchObject({ breaks: [] });
  });

  it('stays where the amount is another one: that is a break', () => {
    const { proven, breaks } = settle({ doubts: [paid], bankLines: [line('b1', 5_999n, paid.reference)] });
    expect(proven).toEqual([]);
    expect(breaks).toMatchObject([{ kind: 'amount', expected: '60.00 EUR', found: '59.99 EUR', orderId }]);
  });

  it.each([
    ['no line', []],
    ['a line on the other side', [line('b1', -6_000n, paid.reference)]],
    ['a line without the reference', [line('b1', 6_000n)]],
  ])('stays where there is %s', (_, bankLines) => {
    expect(settle({ doubts: [paid], bankLines }).proven).toEqual([]);
  });

  it.each([
    ['card', 'authorize'],
    ['card', 'refund'],
    ['bank_transfer', 'void'],
  ])('is never one of a %s: %s', (method, type) => {
    const one = doubt(1, type, { method });
    expect(settle({ doubts: [one], bankLines: [line('b1', 6_000n, one.reference)] }).proven).toEqual([]);
  });
});
