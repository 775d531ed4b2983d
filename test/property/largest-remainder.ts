/** Whole parts of a total by weights of either sign: each cut down, and one more for those that lost the most by it. */
export function largestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => cutDown(total * weight, whole));
  const lost = weights.map((weight, index) => (total * weight - parts[index]! * whole) * (whole < 0n ? -1n : 1n));
  let left = total - parts.reduce((sum, part) => sum + part, 0n);
  while (left > 0n) {
    const most = lost.reduce((best, one, index) => (one > lost[best]! ? index : best), 0);
    parts[most]! += 1n;
    lost[most] = -1n;
    left -= 1n;
  }
  return parts;
}

function cutDown(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor === dividend || dividend < 0n === divisor < 0n ? quotient : quotient - 1n;
}

/** The parts that are named, and what they leave. */
export const withRest = (parts: readonly bigint[], whole: bigint): bigint[] => [
  ...parts,
  whole - parts.reduce((sum, part) => sum + part, 0n),
];

/** Between two currencies of as many decimals; half a unit goes to the even one. */
export function worthAt(minor: bigint, rate: string): bigint {
  const [whole, decimals = ''] = rate.split('.');
  const scale = 10n ** BigInt(decimals.length);
  const exact = minor * BigInt(whole! + decimals);
  const [sign, size] = exact < 0n ? [-1n, -exact] : [1n, exact];
  const [cut, rest] = [size / scale, (size % scale) * 2n];
  return sign * (rest > scale || (rest === scale && cut % 2n === 1n) ? cut + 1n : cut);
}
