import { formatAmount, parseAmount } from '#libs/money';
import type { Money } from '#libs/money';

/** Numeric(13,2), en-US: exactly two decimals, at most 99999999999.99 (fact sheet 2). */
const NUMERIC_13_2 = /^\d{1,11}\.\d{2}$/;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * The amount in the provider's form, or undefined where it has none: negative, too large, or in a currency whose scale
 * is not two decimals. Whether the provider would read `100.00` JPY as a hundred yen is not documented, so such
 * currencies are refused.
 */
export function toProviderAmount(money: Money): { readonly Amount: string; readonly Currency: string } | undefined {
  if (!CURRENCY.test(money.currency)) return undefined;
  const text = attempt(() => formatAmount(money).value);
  return text !== undefined && NUMERIC_13_2.test(text) ? { Amount: text, Currency: money.currency } : undefined;
}

/** The amount of a notification, or undefined for a text that is none. */
export function fromProviderAmount(value: string, currency: string): Money | undefined {
  if (!NUMERIC_13_2.test(value) || !CURRENCY.test(currency)) return undefined;
  return attempt(() => parseAmount({ value, currency }));
}

/**
 * An amount of the bank: a decimal with at most two places, whatever the currency has. Zeros beyond its scale say
 * nothing: `1500.00` JPY is one thousand five hundred yen, and such an account does not spoil the list that it is in.
 */
export function fromBankAmount(value: string, currency: string): Money | undefined {
  if (!CURRENCY.test(currency)) return undefined;
  return attempt(() => parseAmount({ value: value.replace(/\.0+$/, ''), currency }));
}

/** Money refuses what it does not know by throwing; here that is an answer. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
