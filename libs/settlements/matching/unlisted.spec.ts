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
});
