import fc from 'fast-check';
import { allocate } from './allocate';
import { money, negate, sum } from './arithmetic';
import { anyMoney } from './testing/arbitraries';

/** Raise it to search longer: the rule is to hold for 100,000 splits. */
const SPLITS = Number(process.env.COUNTINGHOUSE_SPLITS ?? 3000);
const weights = fc
  .array(fc.oneof(fc.bigInt({ min: 0n, max: 5n }), fc.bigInt({ min: 0n, max: 10n ** 12n })), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.some((weight) => weight > 0n));

const split = (minor: bigint, ...parts: bigint[]) => allocate(money(minor, 'EUR'), parts).map((part) => part.minor);

describe('allocate', () => {
  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [5n, [3n, 7n], [2n, 3n]],
    [2n, [1n, 1n, 1n], [1n, 1n, 0n]],
    [1n, [0n, 1n], [0n, 1n]],
    [0n, [1n, 2n], [0n, 0n]],
    [10n, [1n, 0n, 3n], [3n, 0n, 7n]],
    [1000n, [333n, 333n, 334n], [333n, 333n, 334n]],
  ])('splits %s by %s into %s', (total, by, expected) => {
    expect(split(total, ...by)).toEqual(expected);
  });

  it('loses nothing, and gives each part its exact share to within one minor unit', () => {
    fc.assert(
      fc.property(anyMoney(), weights, (total, by) => {
        const whole = by.reduce((a, b) => a + b);
        const parts = allocate(total, by);
        expect(sum(parts, total.currency)).toEqual(total);
        parts.forEach(({ minor }, index) => {
          const exactTimesWhole = total.minor * by[index]!;
          const distance = minor * whole - exactTimesWhole;
          if (distance >= whole || distance <= -whole) throw new Error(`part ${index} is a unit or more off`);
        });
      }),
      { numRuns: SPLITS },
    );
  });

  it('gives a weight of zero nothing, and more weight never less', () => {
    fc.assert(
      fc.property(
        anyMoney().map(({ minor, currency }) => money(minor < 0n ? -minor : minor, currency)),
        weights,
        (total, by) => {
          const parts = allocate(total, by).map(({ minor }) => minor);
          by.forEach((weight, i) => {
            if (weight === 0n) expect(parts[i]).toBe(0n);
            by.forEach((other, j) => {
              if (weight > other && parts[i]! < parts[j]!) throw new Error(`part ${i} got less than part ${j}`);
            });
          });
        },
      ),
    );
  });

  it('splits a refund exactly as it split the charge', () => {
    fc.assert(
      fc.property(anyMoney(), weights, (total, by) => {
        expect(allocate(negate(total), by)).toEqual(allocate(total, by).map(negate));
      }),
    );
  });

  it.each([[[]], [[0n]], [[1n, -1n]], [[2n, -1n]]])('refuses the weights %s', (by: bigint[]) => {
    expect(() => allocate(money(1n, 'EUR'), by)).toThrow(RangeError);
  });
});
