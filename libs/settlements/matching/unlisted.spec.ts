import { operationReference } from '#libs/payments';
import * as fc from 'fast-check';
import { reconcile } from '../index';
import type { Item, Payout } from '../index';
import { Books, MONTH_END, MONTH_RULES } from '../testing';

const day = (number: number): Date => new Date(Date.UTC(2026, 2, number));
const orderId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Coins of one order, in the account in which those of all orders lie. */
const item = (number: number, gross: number): Item => ({
  id: `i${number}`,
  orderId: orderId(number),
  operationId: 1,
  attemptId: 1,
  method: 'crypto',
  provider: 'cobo',
  currency: 'ETH_USDT',
  gross: BigInt(gross),
  earned: { minor: String(gross), currency: 'USD' },
  knownFee: 0n,
  reference: operationReference(orderId(number), 1),
  at: day(2),
  settled: false,
});

/** A payout as the interface lists it, and the wallet's line for it. */
const payout = (number: number, gross: number): Payout => ({
  id: `p${number}`,
  provider: 'cobo',
  payoutId: `PO-${number}`,
  currency: 'ETH_USDT',
  net: BigInt(gross),
  credited: 0n,
  accepted: 0n,
  parts: 0,
  paidAt: day(3 + number),
  lines: [{ number: 1, kind: 'payment', gross: BigInt(gross), fee: 0n }],
});
const credit = ({ id, payoutId, net, currency, paidAt }: Payout) => ({
  id: `b-${id}`,
  account: 'wallet',
  currency,
  amount: net,
  bookedOn: paidAt,
  references: [payoutId],
});
const settle = (items: readonly Item[], payouts: readonly Payout[]) =>
  new Books({ items, payouts, bankLines: payouts.map(credit) }, MONTH_RULES).settle(MONTH_END);

/** Amounts that together are the whole, each above zero. */
const cuts = (whole: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: whole - 1 }), { maxLength: 5 })
    .map((inner) => [...inner.toSorted((a, b) => a - b), whole])
    .map((ends) => ends.map((end, index) => end - (index === 0 ? 0 : ends[index - 1]!)));

describe('payouts that name no payment', () => {
  it('wait while they are a part of an order, and are done when the others come', () => {
    const order = item(1, 10_000);
    const first = settle([order], [payout(1, 6_000)]);
    expect(first.settledItems).toEqual([]);
    expect(first.breaks.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['split', 'line:p1:1'],
      ['late', 'item:i1'],
    ]);
    const both = settle([order], [payout(1, 6_000), payout(2, 4_000)]);
    expect(both.settledItems).toEqual(['i1']);
    expect(both.breaks).toEqual([]);
  });

  it('are done by one fact that names them all: a crash behind it leaves no part alone', () => {
    const paid = [payout(1, 6_000), payout(2, 3_000), payout(3, 1_000)].map((one) => ({ ...one, credited: one.net }));
    const evidence = { items: [item(1, 10_000)], payouts: paid, bankLines: [], resolved: new Map() };
    const { actions } = reconcile(evidence, MONTH_RULES, MONTH_END);
    const together = [
      { settlementId: 'p2', number: 1 },
      { settlementId: 'p3', number: 1 },
    ];
    expect(actions).toMatchObject([
      { do: 'settle_lines', settlementId: 'p1', lines: [{ number: 1, items: [{ itemId: 'i1' }], together }] },
    ]);
  });

  it('are extra when nothing is open that they may be a part of', () => {
    expect(settle([], [payout(1, 500)]).breaks.map(({ kind }) => kind)).toEqual(['extra']);
  });

  it('settle all orders, however the coins are divided among them, with nothing left in transit', () => {
    const whole = 100_000;
    fc.assert(
      fc.property(cuts(whole), cuts(whole), (orders, paid) => {
        const items = orders.map((gross, index) => item(index + 1, gross));
        const payouts = paid.map((gross, index) => payout(index + 1, gross));
        const settled = settle(items, payouts);
        expect(settled.breaks).toEqual([]);
        expect(settled.settledItems.length).toBe(items.length);
        expect(settled.payouts.filter(({ net, credited }) => net !== credited)).toEqual([]);
      }),
    );
  });

  /** The same payout, sold for dollars at a bank. */
  const sold = (of: Payout, usd: number, rate: string): Payout => ({
    ...of,
    currency: 'USD',
    net: BigInt(usd),
    credited: BigInt(usd),
    source: 'provider',
    lines: [
      {
        ...{ number: 1, kind: 'payment', gross: BigInt(usd), fee: 0n },
        exchange: { charged: { minor: String(of.net), currency: 'ETH_USDT' }, rate },
      },
    ],
  });
  const exchangesOf = (items: readonly Item[], payouts: readonly Payout[]) =>
    reconcile({ items, payouts, bankLines: [], resolved: new Map() }, MONTH_RULES, MONTH_END).actions.flatMap(
      (action) => (action.do === 'settle_lines' ? action.lines.flatMap((line) => line.items) : []),
    );
  /** Coins of a whole dollar each, as the quote of the order took them in. */
  const quoted = (number: number, coins: number): Item => ({
    ...item(number, coins * 1_000_000),
    value: { minor: String(coins * 100), currency: 'USD' },
  });

  it('sold for money are exchanged at what came for them, each order its part to the cent', () => {
    const paid = sold(payout(1, 3_000_000), 298, '0.9933333333333333333');
    const [one, two, three] = exchangesOf([quoted(1, 1), quoted(2, 1), quoted(3, 1)], [paid]);
    expect([one, two, three].map((settled) => settled!.exchange!.settled.minor)).toEqual(['100', '99', '99']);
    expect(two!.exchange).toEqual({
      charged: { minor: '1000000', currency: 'ETH_USDT' },
      settled: { minor: '99', currency: 'USD' },
      value: { minor: '100', currency: 'USD' },
      rate: '0.9933333333333333333',
      source: 'provider',
    });
  });

  it('sold in parts and at two rates are exchanged together, at what both come to', () => {
    const parts = [sold(payout(1, 60_000_000), 5_940, '0.99'), sold(payout(2, 40_000_000), 3_920, '0.98')];
    expect(exchangesOf([quoted(1, 100)], parts)).toMatchObject([
      { exchange: { settled: { minor: '9860' }, value: { minor: '10000' }, rate: '0.986' } },
    ]);
  });

  it('exchange only the part that was sold, where another went to a wallet', () => {
    const wallet = { ...payout(1, 60_000_000), credited: 60_000_000n };
    expect(exchangesOf([quoted(1, 100)], [wallet, sold(payout(2, 40_000_000), 3_960, '0.99')])).toMatchObject([
      {
        exchange: {
          charged: { minor: '40000000', currency: 'ETH_USDT' },
          settled: { minor: '3960', currency: 'USD' },
          value: { minor: '4000' },
        },
      },
    ]);
  });

  it('are to be explained when their rate does not give what they pay', () => {
    const evidence = { payouts: [sold(payout(1, 1_000_000), 90, '0.99')], items: [quoted(1, 1)], bankLines: [] };
    const { breaks } = reconcile({ ...evidence, resolved: new Map() }, MONTH_RULES, day(5));
    expect(breaks.map(({ kind }) => kind)).toEqual(['extra']);
  });
});
