import * as fc from 'fast-check';
import { choose } from './choose';

interface One {
  readonly index: number;
  readonly amount: bigint;
}

/** Every choice of up to three, smaller ones first, each in the order of the list. */
function* choices(all: readonly One[]): Generator<readonly One[]> {
  for (const a of all) yield [a];
  for (const a of all) for (const b of all.slice(a.index + 1)) yield [a, b];
  for (const a of all) for (const b of all.slice(a.index + 1)) for (const c of all.slice(b.index + 1)) yield [a, b, c];
}
const sum = (some: readonly One[]): bigint => some.reduce((total, { amount }) => total + amount, 0n);

describe('a choice of up to three amounts', () => {
  it('is the first that makes the sum, and none where none does: as trying all of them says', () => {
    const amounts = fc.array(fc.bigInt({ min: -9n, max: 30n }), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: -20n, max: 60n }), (list, wanted) => {
        const all = list.map((amount, index) => ({ index, amount }));
        const first = [...choices(all)].find((some) => sum(some) === wanted);
        expect(choose(all, wanted, ({ amount }) => amount)).toEqual(first);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes nothing twice: one of 5 is no pair of 10', () => {
    expect(choose([5n], 10n, (amount) => amount)).toBeUndefined();
    expect(choose([5n, 2n], 12n, (amount) => amount)).toBeUndefined();
  });
});
