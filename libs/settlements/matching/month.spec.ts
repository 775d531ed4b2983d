import { Books, MONTH_END, MONTH_RULES, month, numbers } from '../testing';
import type { Seed } from '../testing';

/** Every kind of defect, everywhere it can happen. */
const SEEDS: readonly Seed[] = [
  ...(['missing', 'extra', 'amount', 'currency', 'duplicate', 'late'] as const).map((kind) => ({
    kind,
    at: 'collective' as const,
  })),
  ...(['missing', 'extra', 'amount', 'currency', 'duplicate', 'late', 'split'] as const).map((kind) => ({
    kind,
    at: 'direct' as const,
  })),
  ...(['missing', 'extra', 'amount', 'fee', 'currency', 'duplicate', 'late', 'split'] as const).map((kind) => ({
    kind,
    at: 'report' as const,
  })),
  ...(['extra', 'amount', 'currency', 'duplicate', 'late', 'split'] as const).map((kind) => ({
    kind,
    at: 'bank' as const,
  })),
  { kind: 'split', at: 'bank', isReturn: true },
  { kind: 'extra', at: 'bank', isOwn: true },
];

const findings = (seeds: readonly Seed[], seed: number): { found: string[]; planted: readonly string[] } => {
  const made = month(seeds, seed);
  const { breaks } = new Books(made, MONTH_RULES).settle(MONTH_END);
  return { found: breaks.map(({ kind, subject }) => `${kind} ${subject}`).sort(), planted: made.breaks };
};

describe('a month of payments, payouts and bank lines', () => {
  it('in which nothing is wrong has no break, and everything is settled and in the bank', () => {
    const made = month([]);
    const settled = new Books(made, MONTH_RULES).settle(MONTH_END);
    expect(settled.breaks).toEqual([]);
    expect(settled.settledItems).toHaveLength(made.items.length);
    expect(settled.bankLines.size).toBe(made.bankLines.length);
    expect(settled.payouts.filter(({ net, credited }) => net !== credited)).toEqual([]);
  });

  it.each(SEEDS)('finds the one planted break, and no other: $kind ($at)', (seed) => {
    for (const number of [1, 2, 3]) {
      const { found, planted } = findings([seed], number);
      expect(planted).toHaveLength(1);
      expect(found).toEqual(planted);
    }
  });

  it('finds both of every two that are planted together, and no other', () => {
    const pairs = SEEDS.flatMap((one, index) => SEEDS.slice(index).map((other) => [one, other] as const));
    expect(pairs).toHaveLength(435);
    for (const [index, pair] of pairs.entries()) {
      const { found, planted } = findings(pair, index + 1);
      expect(planted).toHaveLength(2);
      expect({ pair, found }).toEqual({ pair, found: planted });
    }
  });

  it('finds both of every two that are planted in one payout: one in its report, one at the bank', () => {
    const of = (place: Seed['at']) => SEEDS.filter(({ at }) => at === place);
    for (const on of [2, 3]) {
      for (const pair of of('report').flatMap((one) => of('bank').map((other) => [one, other] as const))) {
        const { found, planted } = findings(
          pair.map((seed) => ({ ...seed, on })),
          on,
        );
        expect(planted).toHaveLength(2);
        expect({ pair, found }).toEqual({ pair, found: planted });
      }
    }
  });

  it('finds all planted breaks and no other when they come together: precision and recall are 100 %', () => {
    let planted = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const below = numbers(seed);
      const some = [...SEEDS].sort(() => below(3) - 1).slice(0, 2 + below(12));
      const result = findings(some, seed);
      expect(result.found).toEqual(result.planted);
      planted += result.planted.length;
    }
    expect(planted).toBeGreaterThan(500);
  });
});
