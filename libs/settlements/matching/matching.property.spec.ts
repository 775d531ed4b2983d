import { operationReference } from '#libs/payments';
import * as fc from 'fast-check';
import { reconcile } from './reconcile';
import type { BankLine, Evidence, Findings, Item, Payout } from './types';
import { Books, MONTH_END, MONTH_RULES } from '../testing';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));
const small = fc.integer({ min: 1, max: 6 });
const currency = fc.constantFrom('EUR', 'EUR', 'EUR', 'USD');

const referenceOf = (order: number): string => operationReference(`00000000-0000-5000-8000-00000000000${order}`, 1);

/** Few orders and small amounts, so that by chance much fits and much does not. */
const evidence: fc.Arbitrary<Evidence> = fc
  .record({
    items: fc.array(
      fc.record({ order: fc.oneof(small, fc.constant(5)), gross: small, day: small, back: fc.boolean(), currency }),
      {
        maxLength: 8,
      },
    ),
    payouts: fc.array(
      fc.record({
        day: small,
        currency,
        lines: fc.array(fc.record({ order: small, gross: small, fee: fc.nat(1), back: fc.boolean() }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      { maxLength: 4 },
    ),
    bank: fc.array(
      fc.record({
        amount: fc.integer({ min: -8, max: 16 }),
        payout: small,
        code: small,
        // Lines of one bank transfer after another, often of the same one.
        order: fc.oneof(small, fc.constant(5)),
        day: small,
        currency,
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ items, payouts, bank }) => ({
    items: items.map(({ order, gross, day, back, currency: unit }, index): Item => ({
      id: `i${index}`,
      orderId: `o${order}`,
      operationId: 1,
      attemptId: 1,
      method: order > 4 ? 'bank_transfer' : 'card',
      provider: order % 2 === 0 ? 'acme' : 'trustpay-eu',
      currency: unit,
      gross: BigInt(back ? -gross : gross),
      knownFee: 0n,
      reference: referenceOf(order),
      ...(items.findIndex((one) => one.order === order) < index && { isFurther: true }),
      at: at(day),
      settled: false,
    })),
    payouts: payouts.map(({ day, lines, currency: unit }, index): Payout => ({
      id: `p${index}`,
      provider: 'acme',
      payoutId: `PO-${index}`,
      currency: unit,
      net: BigInt(lines.reduce((sum, { gross, fee, back }) => sum + (back ? -gross : gross) - fee, 0)),
      credited: 0n,
      accepted: 0n,
      parts: 0,
      paidAt: at(day),
      lines: lines.map(({ order, gross, fee, back }, line) => ({
        number: line + 1,
        kind: back ? 'refund' : 'payment',
        reference: referenceOf(order),
        gross: BigInt(back ? -gross : gross),
        fee: BigInt(fee),
      })),
    })),
    bankLines: bank.map(({ amount, payout, code, order, day, currency: unit }, index): BankLine => ({
      id: `b${index}`,
      account: 'SK17',
      currency: unit,
      amount: BigInt(amount),
      bookedOn: at(day + 1),
      code: ['TPAY-CARD', 'TPAY-WIRE', 'TPAY-FEE'][code],
      references: [`ref-${index}`, ...(code > 3 ? [`PO-${payout}`] : []), ...(code === 1 ? [referenceOf(order)] : [])],
    })),
    resolved: new Map(),
  }));

const text = ({ actions, breaks }: Findings): string[] => {
  const plain = (value: unknown) =>
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));
  return [...actions.map(plain), ...breaks.map(plain)].sort();
};

describe('matching', () => {
  it('does not depend on the order in which things come', () => {
    const shuffled = evidence.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray([...one.items], { minLength: one.items.length }),
        fc.shuffledSubarray([...one.payouts], { minLength: one.payouts.length }),
        fc.shuffledSubarray([...one.bankLines], { minLength: one.bankLines.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([one, items, payouts, bankLines]) => {
        const found = text(reconcile(one, MONTH_RULES, MONTH_END));
        expect(text(reconcile({ ...one, items, payouts, bankLines }, MONTH_RULES, MONTH_END))).toEqual(found);
      }),
      { numRuns: 1_500 },
    );
  });

  it('never matches anything twice, comes to an end, and finds nothing new when it is done', () => {
    fc.assert(
      fc.property(evidence, (one) => {
        expect(() => new Books(one, MONTH_RULES).settle(MONTH_END)).not.toThrow();
      }),
    );
  });

  it('finds the payout of each movement of one operation, whenever its line comes, and no break', () => {
    const movement = fc.record({ gross: small, back: fc.boolean(), rank: fc.nat(), alone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(movement, { minLength: 1, maxLength: 6 }), (movements) => {
        const items = movements.map(({ gross, back }, index): Item => ({
          ...{ id: `i${index}`, orderId: 'o5', operationId: 1, attemptId: 1, method: 'bank_transfer', settled: false },
          ...{ provider: 'trustpay-eu', currency: 'EUR', gross: BigInt(back ? -gross : gross), knownFee: 0n },
          ...{ reference: referenceOf(5), at: at(1 + index), isFurther: index > 0 },
        }));
        const lines = items.map(({ gross: amount, reference, currency: unit }, index): BankLine => ({
          ...{ id: `b${index}`, account: 'SK17', currency: unit, amount, bookedOn: at(9), references: [reference] },
        }));
        const books = new Books({ items, payouts: [], bankLines: [] }, MONTH_RULES);
        const inTurn = movements.map(({ rank }, index) => [rank, index] as const).sort(([a], [b]) => a - b);
        for (const [, index] of inTurn) {
          books.add([], [lines[index]!]);
          if (movements[index]!.alone) books.settle(MONTH_END);
        }
        const { breaks, settledItems, payouts } = books.settle(MONTH_END);
        expect(breaks).toEqual([]);
        expect(settledItems).toHaveLength(items.length);
        expect(payouts.filter(({ net, credited }) => net !== credited)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every sum: what the bank credited is in a payout, a fee or a break, and nowhere twice', () => {
    fc.assert(
      fc.property(evidence, (one) => {
        const { payouts, bankLines, breaks } = new Books(one, MONTH_RULES).settle(MONTH_END);
        const came = sum(one.bankLines.map(({ amount }) => amount));
        const fees = sum(one.bankLines.filter(({ id }) => bankLines.get(id) === 'fee').map(({ amount }) => amount));
        const credited = sum(payouts.map((payout) => payout.credited));
        const open = sum(one.bankLines.filter(({ id }) => !bankLines.has(id)).map(({ amount }) => amount));
        expect(credited + fees + open).toBe(came);
        const clearing = breaks.flatMap(({ residuals }) => residuals.filter(({ place }) => place === 'clearing'));
        expect(-sum(clearing.map(({ minor }) => BigInt(minor)))).toBe(open);
      }),
    );
  });

  it('leaves nothing in the clearing account of a payout that no break speaks of', () => {
    fc.assert(
      fc.property(evidence, (one) => {
        const { payouts, breaks } = new Books(one, MONTH_RULES).settle(MONTH_END);
        const standing = payouts
          .map(({ id, net, credited }) => [id, net - credited] as const)
          .filter(([, rest]) => rest !== 0n);
        for (const [id] of standing) {
          expect(breaks.some(({ evidence: shown }) => shown.includes(`payout:${id}`))).toBe(true);
        }
      }),
    );
  });
});

const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);
