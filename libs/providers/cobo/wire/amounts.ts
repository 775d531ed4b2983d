import { currencyOf, formatAmount, money, parseAmount } from '#libs/money';
import type { Money } from '#libs/money';

/** As the provider writes amounts; zeros at the end beyond the token's decimals say nothing (fact sheet 3.1). */
const DECIMAL = /^(\d{1,15})(?:\.(\d{1,30}))?$/;
const TEXT_MAX = 48;

/** A decimal number as it came, for people to read, such as a rate; undefined for a text that is none. */
export const decimalText = (text: string | undefined): string | undefined =>
  text !== undefined && text.length <= TEXT_MAX && DECIMAL.test(text) ? text : undefined;

/** An amount of the provider in one of our units; undefined for a text that is none, or finer than the unit. */
export function readAmount(text: string | undefined, currency: string): Money | undefined {
  const match = DECIMAL.exec(decimalText(text) ?? '');
  if (!match) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  try {
    return parseAmount({ value: fraction === '' ? match[1]! : `${match[1]}.${fraction}`, currency });
  } catch {
    return undefined;
  }
}

/** The amount with exactly so many decimals, or undefined where it is finer than that or negative. */
export function withDecimals(amount: Money, decimals: number): string | undefined {
  const { value } = formatAmount(amount);
  const [whole = '', fraction = ''] = value.split('.');
  const isFiner = /[1-9]/.test(fraction.slice(decimals));
  if (amount.minor < 0n || isFiner || whole.length > 15) return undefined;
  return `${whole}.${fraction.slice(0, decimals).padEnd(decimals, '0')}`;
}

/** Rounded down to two decimals, the finest that a refund can have (fact sheet 7). */
export function downToCents(amount: Money): Money {
  const { scale } = currencyOf(amount.currency);
  const cent = scale > 2 ? 10n ** BigInt(scale - 2) : 1n;
  return money(amount.minor - (amount.minor % cent), amount.currency);
}
