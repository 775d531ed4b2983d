/**
 * Parts of a total in proportion to weights that may have either sign: payments and refunds that one payout pays. Each
 * is rounded down, and the units that are left over go one by one to the largest remainders, the earlier first. The
 * parts add up to the total; where the weights add up to nothing, the first takes it.
 */
export function apportion(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0n));
  const whole = sum < 0n ? -sum : sum;
  const shares = weights.map((weight, index) => {
    const exact = total * (sum < 0n ? -weight : weight);
    const remainder = ((exact % whole) + whole) % whole;
    return { index, part: (exact - remainder) / whole, remainder };
  });
  const left = total - shares.reduce((all, { part }) => all + part, 0n);
  const largest = shares.toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
  const raised = new Set(largest.slice(0, Number(left)).map(({ index }) => index));
  return shares.map(({ index, part }) => (raised.has(index) ? part + 1n : part));
}
