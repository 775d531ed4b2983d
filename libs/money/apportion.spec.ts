import fc from 'fast-check';
import { apportion } from './apportion';

describe('parts of a total', () => {
  it.each([
    [10n, [1n, 1n, 1n], [4n, 3n, 3n]],
    [99n, [50n, 30n, 20n], [49n, 30n, 20n]],
    [9n, [12n, -3n], [12n, -3n]],
    [-9n, [-12n, 3n], [-12n, 3n]],
    [5n, [2n, -2n], [5n, 0n]],
  ])('of %s by %j are %j', (total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts);
  });

  it('add up, and none is a unit away from its exact share', () => {
    const any = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
    fc.assert(
      fc.property(any, fc.array(any, { minLength: 1, maxLength: 6 }), (total, weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0n);
        fc.pre(sum !== 0n);
        const parts = apportion(total, weights);
        expect(parts.reduce((all, part) => all + part, 0n)).toBe(total);
        for (const [index, part] of parts.entries()) {
          const off = part * sum - total * weights[index]!;
          expect((off < 0n ? -off : off) < (sum < 0n ? -sum : sum)).toBe(true);
        }
      }),
    );
  });
});
