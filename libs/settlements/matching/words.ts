import { formatAmount } from '#libs/money';

/** An amount as a person reads it: `97.10 EUR`. */
export function inWords(minor: bigint, currency: string): string {
  const { value } = formatAmount({ minor, currency });
  return `${value} ${currency}`;
}
