import { total } from './order';
import type { MatchingRules } from './rules';
import { ruleFor } from './rules';
import { about, receivable } from './subjects';
import type { Finding, Item, LineOf } from './types';
import { inWords } from './words';

/** A fee that was named in another currency is equal when only the rounding of the rate differs. */
export const isClose = (expected: bigint, found: bigint, isExchanged: boolean): boolean =>
  expected === found || (isExchanged && (expected - found === 1n || found - expected === 1n));

export const feeSubject = ({ id }: Item): string => `fee:${id}`;

export function feeFinding(lines: readonly LineOf[], open: readonly Item[], expected: bigint, found: bigint): Finding {
  const currency = lines[0]!.payout.currency;
  return {
    ...about(lines, open),
    kind: 'fee',
    subject: feeSubject(open[0]!),
    residuals: [receivable(found - expected, currency)],
    expected: `a fee of ${inWords(expected, currency)}`,
    found: inWords(found, currency),
  };
}

/**
 * The fee that the provider named with the payment, else what the rule says was agreed; undefined: whatever it takes.
 * So it is with an estimate: the payout is the provider's first word, and corrects it.
 */
export function expectedFee(open: readonly Item[], rules: MatchingRules, known: bigint): bigint | undefined {
  if (open.some(({ feeEstimated }) => feeEstimated)) return undefined;
  if (known !== 0n) return known;
  const [{ provider, method }] = open as [Item];
  const { fee } = ruleFor(rules, provider, method);
  if (!fee || open.some(({ gross }) => gross < 0n)) return undefined;
  return total(open.map(({ gross }) => (gross * BigInt(fee.permille) + 500n) / 1_000n + BigInt(fee.fixed)));
}
