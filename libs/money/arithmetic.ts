import { currencyOf } from './currencies';
import { CurrencyMismatchError, MoneyOverflowError } from './errors';
import type { Money } from './types';

/**
 * Rows hold minor units as numeric(38,0), not bigint: an asset of 18 decimals leaves bigint, which ends at 19 digits,
 * after nine whole units. 38 digits leave such an asset 20 digits before the point.
 */
export const MINOR_DIGITS_MAX = 38;
export const MAX_MINOR = 10n ** BigInt(MINOR_DIGITS_MAX) - 1n;

/** @throws UnknownCurrencyError, MoneyOverflowError */
export function money(minor: bigint, currency: string): Money {
  if (minor > MAX_MINOR || minor < -MAX_MINOR) throw new MoneyOverflowError();
  return { minor, currency: currencyOf(currency).code };
}

export const zero = (currency: string): Money => money(0n, currency);

/** @throws CurrencyMismatchError, MoneyOverflowError */
export const add = (a: Money, b: Money): Money => money(a.minor + minorOfSame(b, a.currency), a.currency);

/** @throws CurrencyMismatchError, MoneyOverflowError */
export const subtract = (a: Money, b: Money): Money => money(a.minor - minorOfSame(b, a.currency), a.currency);

export const negate = (a: Money): Money => money(-a.minor, a.currency);

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. @throws CurrencyMismatchError */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  const other = minorOfSame(b, a.currency);
  if (a.minor === other) return 0;
  return a.minor < other ? -1 : 1;
}

/** False for another currency, without an error: unequal is what they are. */
export const equals = (a: Money, b: Money): boolean => a.currency === b.currency && a.minor === b.minor;

/** @throws CurrencyMismatchError */
export const min = (a: Money, b: Money): Money => (compare(a, b) <= 0 ? a : b);

/**
 * The currency is asked for because nothing adds up to zero of something. @throws CurrencyMismatchError,
 * MoneyOverflowError
 */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = 0n;
  for (const amount of amounts) total += minorOfSame(amount, currency);
  return money(total, currency);
}

export const isZero = (a: Money): boolean => a.minor === 0n;

export const isPositive = (a: Money): boolean => a.minor > 0n;

export const isNegative = (a: Money): boolean => a.minor < 0n;

function minorOfSame(amount: Money, currency: string): bigint {
  if (amount.currency !== currency) throw new CurrencyMismatchError(currency, amount.currency);
  return amount.minor;
}
