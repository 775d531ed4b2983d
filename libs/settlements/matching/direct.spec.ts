import { operationReference } from '#libs/payments';
import type { BankLine, Item } from './types';
import { Books, MONTH_END, MONTH_RULES } from '../testing';

const orderId = '00000000-0000-4000-8000-000000000001';
const reference = operationReference(orderId, 2);
const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));
const item = (id: string, gross: bigint, extra: Partial<Item> = {}): Item => ({
  ...{ id, orderId, operationId: 2, attemptId: 1, method: 'bank_transfer', provider: 'trustpay-eu', currency: 'EUR' },
  ...{ gross, knownFee: 0n, reference, at: day(2), settled: false },
  ...extra,
});
/** Another fact of the same operation that moved money. */
const next = (id: string, gross: bigint, extra: Partial<Item> = {}): Item =>
  item(id, gross, { isFurther: true, at: day(3), ...extra });
const line = (id: string, amount: bigint, on = 4, currency = 'EUR'): BankLine => ({
  ...{ id, account: 'SK17', currency, amount, bookedOn: day(on), references: [reference] },
});
const settle = (items: Item[], bankLines: BankLine[]) => {
  const { breaks, payouts, settledItems } = new Books({ items, payouts: [], bankLines }, MONTH_RULES).settle(MONTH_END);
  const found = breaks.map(({ kind, subject }) => `${kind} ${subject}`).sort();
  return { found, settled: [...settledItems].sort(), payouts };
};

describe('money of one operation that moves more than once, each time as a line of the bank', () => {
  it.each([
    ['a refund that left and came back', item('i1', -30n), next('i2', 30n), [-30n, 30n]],
    ['a payment and its recall', item('i1', 100n), next('i2', -100n), [100n, -100n]],
    ['a payment that came twice', item('i1', 100n), next('i2', 100n), [100n, 100n]],
    ['a payment that was short, and its top-up', item('i1', 60n), next('i2', 40n), [60n, 40n]],
    ['the top-up, shown before the payment', item('i1', 60n), next('i2', 40n), [40n, 60n]],
  ])('is a payout for each, closed by its own line: %s', (_, first, second, amounts) => {
    const bankLines = amounts.map((amount, index) => line(`b${index}`, amount, 4 + index));
    const { found, settled, payouts } = settle([first, second], bankLines);
    expect(found).toEqual([]);
    expect(settled).toEqual(['i1', 'i2']);
    expect(payouts.map(({ payoutId, net, credited }) => [payoutId, net - credited]).sort()).toEqual([
      [reference, 0n],
      [`${reference}.i2`, 0n],
    ]);
  });

  it('is the payout of the further one also where the first was paid long ago', () => {
    const first = { ...item('i1', 100n), settled: true };
    const { found, settled } = settle([first, next('i2', 100n)], [line('b1', 100n)]);
    expect({ found, settled }).toEqual({ found: [], settled: ['i1', 'i2'] });
  });

  it('comes in parts, for a further one too', () => {
    const { found, settled } = settle(
      [item('i1', 100n), next('i2', 80n)],
      [line('b1', 100n), line('b2', 50n, 5), line('b3', 30n, 6)],
    );
    expect({ found, settled }).toEqual({ found: [], settled: ['i1', 'i2'] });
  });

  it('is a duplicate where nothing of it is open any more', () => {
    const { found } = settle(
      [item('i1', 100n), next('i2', 100n)],
      [1, 2, 3].map((id) => line(`b${id}`, 100n, 3 + id)),
    );
    expect(found).toEqual(['duplicate bank:b3']);
  });
});

describe('a line of the bank that is a batch of payments, each of which it names', () => {
  const wires = [10n, 20n, 30n].map((gross, index) => {
    const order = `00000000-0000-4000-8000-00000000001${index}`;
    return item(`i${index}`, gross, { orderId: order, operationId: 1, reference: operationReference(order, 1) });
  });
  const batch = (amount: bigint): BankLine => ({
    ...line('b1', amount),
    references: ['E2E', ...wires.map((one) => one.reference)],
  });

  it('pays all of them by one payout', () => {
    const { found, settled, payouts } = settle(wires, [batch(60n)]);
    expect({ found, settled }).toEqual({ found: [], settled: ['i0', 'i1', 'i2'] });
    expect(payouts).toMatchObject([{ payoutId: wires[0]!.reference, net: 60n, credited: 60n }]);
  });

  it('is left to a person when it is another sum', () => {
    expect(settle(wires, [batch(59n)]).found).toEqual([
      'amount payout:found ' + wires[0]!.reference,
      'missing item:i1',
      'missing item:i2',
    ]);
  });
});

describe('lines in another currency for one payment', () => {
  it('hold what is owed once, however many they are', () => {
    const lines = [line('b1', 60n, 4, 'USD'), line('b2', 50n, 5, 'USD')];
    const { breaks } = new Books({ items: [item('i1', 100n)], payouts: [], bankLines: lines }, MONTH_RULES).settle(
      MONTH_END,
    );
    const residuals = breaks.map(({ subject, residuals: all }) => [
      subject,
      all.map((one) => `${one.place} ${one.minor}`),
    ]);
    expect(residuals).toEqual([
      ['bank:b1', ['clearing -60', 'receivable 100']],
      ['bank:b2', ['clearing -50']],
    ]);
  });
});
