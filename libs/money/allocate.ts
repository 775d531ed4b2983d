import { money } from './arithmetic';
import type { Money } from './types';

interface Part {
  readonly index: number;
  minor: bigint;
  readonly remainder: bigint;
}

/**
 * Splits a total in proportion to the weights; the parts add up to the total exactly. Each part is the exact share
 * rounded towards zero, and the units left over go one by one to the parts with the largest remainder, the earlier part
 * first where remainders are equal (Hamilton's method): the same input gives the same split on every machine. A
 * negative total is split as its opposite would be.
 * @throws RangeError when a weight is negative or all are zero
 */
export function allocate(total: Money, weights: readonly bigint[]): Money[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (weights.some((weight) => weight < 0n) || whole <= 0n) {
    throw new RangeError('weights must not be negative, and at least one must be positive');
  }
  const sign = total.minor < 0n ? -1n : 1n;
  const magnitude = sign * total.minor;
  const parts = weights.map((weight, index): Part => ({
    index,
    minor: (magnitude * weight) / whole,
    remainder: (magnitude * weight) % whole,
  }));
  const leftOver = magnitude - parts.reduce((sum, { minor }) => sum + minor, 0n);
  // Fewer units are left over than there are parts with a remainder, so none gets two and no weight of zero gets any.
  for (const part of byRemainder(parts).slice(0, Number(leftOver))) part.minor += 1n;
  return parts.map(({ minor }) => money(sign * minor, total.currency));
}

function byRemainder(parts: readonly Part[]): Part[] {
  return parts.toSorted((a, b) => {
    if (a.remainder === b.remainder) return a.index - b.index;
    return a.remainder > b.remainder ? -1 : 1;
  });
}
