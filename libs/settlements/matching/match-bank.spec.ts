import { operationReference } from '#libs/payments';
import { reconcile } from './reconcile';
import type { BankLine, Item, Payout } from './types';
import { Books, MONTH_END, MONTH_RULES } from '../testing';

const orderId = '00000000-0000-4000-8000-000000000001';
const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));
const item: Item = {
  id: 'i1',
  orderId,
  operationId: 1,
  attemptId: 1,
  method: 'bank_transfer',
  provider: 'trustpay-eu',
  currency: 'EUR',
  gross: 6_000n,
  knownFee: 0n,
  reference: operationReference(orderId, 1),
  at: day(2),
  settled: false,
};
const line = (id: string, amount: bigint, extra: Partial<BankLine> = {}): BankLine => ({
  id,
  account: 'SK17',
  currency: 'EUR',
  amount,
  bookedOn: day(3),
  references: [],
  ...extra,
});
const payout = (id: string, net: bigint): Payout => ({
  id,
  provider: 'acme',
  payoutId: `PO-${id}`,
  currency: 'EUR',
  net,
  credited: 0n,
  accepted: 0n,
  parts: 0,
  paidAt: day(2),
  lines: [],
});
const settle = (evidence: { items?: Item[]; payouts?: Payout[]; bankLines: BankLine[] }) =>
  new Books({ items: [], payouts: [], ...evidence }, MONTH_RULES).settle(MONTH_END);

describe('a line of the bank', () => {
  it('pays several payouts at once when their sum is its amount, each its own part', () => {
    const { payouts, breaks } = settle({
      payouts: [payout('a', 100n), payout('b', 250n), payout('c', 7n)],
      bankLines: [line('b1', 350n), line('b2', 7n)],
    });
    expect(breaks).toEqual([]);
    expect(payouts.map(({ id, credited }) => [id, credited])).toEqual([
      ['a', 100n],
      ['b', 250n],
      ['c', 7n],
    ]);
  });

  it('that names an operation of ours pays no payout of its amount, unless that lists the operation', () => {
    const reference = operationReference('00000000-0000-5000-8000-000000000002', 1);
    const wire = line('b1', 100n, { references: [reference] });
    const strange = settle({ payouts: [payout('a', 100n)], bankLines: [wire] });
    expect(strange.payouts).toMatchObject([{ credited: 0n, parts: 0 }]);
    expect(strange.breaks.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      'extra bank:b1',
      'late payout:a',
    ]);
    const listing = { number: 1, kind: 'payment', reference, gross: 100n, fee: 0n } as const;
    const payouts = [payout('a', 100n), { ...payout('b', 100n), lines: [listing] }];
    expect(settle({ payouts, bankLines: [wire] }).payouts.map(({ credited }) => credited)).toEqual([0n, 100n]);
  });

  it('pays a payout in two parts that add up, and no break is left', () => {
    const references = ['PO-a'];
    const { payouts, breaks } = settle({
      payouts: [payout('a', 100n)],
      bankLines: [line('b1', 60n, { references }), line('b2', 40n, { references })],
    });
    expect(breaks).toEqual([]);
    expect(payouts[0]).toMatchObject({ credited: 100n, parts: 2 });
  });

  it.each([
    ['netted', 5_900n, 100n],
    ['apart', 6_000n, 0n],
  ])('is a collective credit, its fees %s, as its amount tells', (_, amount, knownFee) => {
    const period = { from: '2026-03-02', to: '2026-03-02' };
    const card = { ...item, method: 'card', knownFee };
    const refund = { ...card, id: 'i2', operationId: 2, gross: -1_000n, knownFee: 0n, at: day(1) };
    const { payouts, breaks } = settle({
      items: [card, refund],
      bankLines: [line('b1', amount, { code: 'TPAY-CARD', period })],
    });
    expect(breaks).toMatchObject([{ kind: 'missing', subject: 'item:i2' }]);
    expect(payouts).toMatchObject([{ net: amount, credited: amount, parts: 1 }]);
  });

  it('credits the payout that it told of, when who announced that did not get any further', () => {
    const period = { from: '2026-03-02', to: '2026-03-02' };
    const credit = line('b1', 5_900n, { code: 'TPAY-CARD', period });
    const begun: Payout = {
      ...payout('a', 6_000n),
      ...{ provider: 'trustpay-eu', payoutId: 'trustpay-eu.2026-03-02.2026-03-02.EUR', source: 'bank' },
    };
    const found = settle({ payouts: [begun], bankLines: [credit] });
    expect(found.payouts[0]).toMatchObject({ credited: 5_900n, parts: 1 });
    expect(found.breaks).toMatchObject([{ kind: 'amount', subject: 'payout:a' }]);
    const again = settle({ payouts: [{ ...begun, credited: 5_900n, parts: 1 }], bankLines: [credit] });
    expect(again.breaks.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      'amount payout:a',
      'extra bank:b1',
    ]);
  });

  it('that a person decided about is closed after all that follows, so that a crash in between forgets nothing', () => {
    const resolved = new Map([
      ['bank:b1', { breakId: 'br-1', evidence: ['bank:b1', 'payout:a', 'item:i1'], residuals: [] }],
      ['bank:b2', { breakId: 'br-2', evidence: ['bank:b2'], residuals: [] }],
    ]);
    const bankLines = [line('b1', 90n, { currency: 'USD' }), line('b2', 5n)];
    const { actions } = reconcile(
      { items: [item], payouts: [payout('a', 100n)], bankLines, resolved },
      MONTH_RULES,
      MONTH_END,
    );
    expect(actions.map((action) => action.do)).toEqual([
      'settle_item',
      'accept_difference',
      'close_bank_line',
      'close_bank_line',
    ]);
  });

  it('that its provider names, twice, is a duplicate of the payment that the first one was', () => {
    const direct = { ...item, providerReference: 'pay-1' };
    const wire = (id: string) => line(id, 6_000n, { references: ['pay-1'], operations: [item.reference] });
    const { breaks, settledItems } = settle({ items: [direct], bankLines: [wire('b1'), wire('b2')] });
    expect(settledItems).toEqual(['i1']);
    expect(breaks.map(({ kind, subject }) => [kind, subject])).toEqual([['duplicate', 'bank:b2']]);
  });

  it('that comes with another one in a strange currency is not held up by it', () => {
    const references = [item.reference];
    const { breaks, settledItems } = settle({
      items: [item],
      bankLines: [line('b1', 6_000n, { references, currency: 'USD' }), line('b2', 6_000n, { references })],
    });
    expect(settledItems).toEqual(['i1']);
    expect(breaks.map(({ kind, subject }) => [kind, subject])).toEqual([['duplicate', 'bank:b1']]);
  });
});

describe('a line that names a payout which the bank has credited already', () => {
  const references = ['PO-a'];
  const credited = line('b1', 100n, { references });
  const standing = ({ breaks }: ReturnType<typeof settle>): string[] =>
    breaks.flatMap(({ kind, subject, residuals }) =>
      residuals.map(({ place, minor, currency }) => `${kind} ${subject} ${place} ${minor} ${currency}`),
    );

  it('and takes it back opens it again; money that comes once more closes it', () => {
    const back = line('b2', -100n, { references, bookedOn: day(5) });
    const returned = settle({ payouts: [payout('a', 100n)], bankLines: [credited, back] });
    expect(standing(returned)).toEqual(['split payout:a transit 100 EUR']);
    expect(returned.payouts[0]).toMatchObject({ credited: 0n, parts: 2 });
    const again = line('b3', 100n, { references, bookedOn: day(6) });
    const closed = settle({ payouts: [payout('a', 100n)], bankLines: [again, back, credited] });
    expect(standing(closed)).toEqual([]);
    expect(closed.payouts[0]).toMatchObject({ credited: 100n, parts: 3 });
  });

  it('in another currency is a duplicate, and holds nothing of the payout', () => {
    const dollars = line('b2', 110n, { references, currency: 'USD', bookedOn: day(5) });
    expect(standing(settle({ payouts: [payout('a', 100n)], bankLines: [credited, dollars] }))).toEqual([
      'duplicate bank:b2 clearing -110 USD',
    ]);
  });

  it('in another currency and in parts holds once what the payout lacks', () => {
    const some = [60n, 50n].map((amount, index) =>
      line(`b${index + 2}`, amount, { references, currency: 'USD', bookedOn: day(5 + index) }),
    );
    expect(standing(settle({ payouts: [payout('a', 100n)], bankLines: some }))).toEqual([
      'currency bank:b2 clearing -60 USD',
      'currency bank:b2 transit 100 EUR',
      'currency bank:b3 clearing -50 USD',
    ]);
    const part = line('b1', 70n, { references });
    expect(standing(settle({ payouts: [payout('a', 100n)], bankLines: [part, ...some] }))).toEqual([
      'currency bank:b2 clearing -60 USD',
      'currency bank:b2 transit 30 EUR',
      'currency bank:b3 clearing -50 USD',
    ]);
  });
});
