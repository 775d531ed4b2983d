import { formatAmount, parseAmount } from '#libs/money';
import type { Money } from '#libs/money';

/** Zeros at the end that the provider adds: its scale of a currency need not be ours (fact sheet 4). */
const PADDED = /^(\d{1,15})\.(\d{0,17}[1-9])?0{1,18}$/;

/** The amount as the provider wants it: a decimal text, `"1000.00"`, never a JSON number (fact sheet 1). */
export const toProviderAmount = (money: Money): string => formatAmount(money).value;

/** Reads an amount of an answer; undefined for a text that is none, and for a currency that we do not know. */
export function fromProviderAmount(value: string, currency: string): Money | undefined {
  if (value.length > 40) return undefined;
  const padded = PADDED.exec(value);
  const plain = padded ? [padded[1], padded[2]].filter((part) => part !== undefined).join('.') : value;
  try {
    return parseAmount({ value: plain, currency });
  } catch {
    return undefined;
  }
}
