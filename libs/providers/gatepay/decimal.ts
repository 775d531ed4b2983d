import { currencyOf, formatAmount } from '#libs/money';
import type { Money } from '#libs/money';

/** The provider's finest unit (fact sheet 3.1). */
const DECIMALS_SENT = 6;
/** Bounded before it is looked at; amounts may come padded, `0.01200000` (fact sheet 3.3). */
const LONGEST = 48;
const DECIMAL = /^(\d{1,18})(?:\.(\d{1,28}))?$/;

/** Decimal text with at most six decimals and none too many; undefined where the amount is finer or negative. */
export function toDecimal(money: Money): string | undefined {
  if (money.minor < 0n) return undefined;
  const [whole = '', fraction = ''] = formatAmount(money).value.split('.');
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > DECIMALS_SENT) return undefined;
  return digits === '' ? whole : `${whole}.${digits}`;
}

/** An amount that must be exact in this currency; undefined for a text that is none or finer than the currency. */
export const fromDecimal = (value: unknown, currency: string): Money | undefined => read(value, currency, 'exact');

/**
 * An amount that came over a chain, which may count in more decimals than the coin has here (BSC has 18). The rest is
 * cut off, as the provider does in its balances (fact sheet 3.3): never more than what came.
 */
export const fromChain = (value: unknown, currency: string): Money | undefined => read(value, currency, 'cut');

function read(value: unknown, currency: string, finer: 'exact' | 'cut'): Money | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const match = DECIMAL.exec(value);
  if (!match) return undefined;
  const { scale } = currencyOf(currency);
  const [, whole = '', fraction = ''] = match;
  if (finer === 'exact' && /[1-9]/.test(fraction.slice(scale))) return undefined;
  return { minor: BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0')), currency };
}

/** Of a chain with the most decimals: sums of parts are compared in these, before anything is cut off. */
const FINEST = 18;

/** In units of 10^-18; undefined for a text that is no amount or finer than that. */
export function unitsOf(value: unknown): bigint | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const [, whole, fraction = ''] = DECIMAL.exec(value) ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(FINEST))) return undefined;
  return BigInt(whole + fraction.slice(0, FINEST).padEnd(FINEST, '0'));
}

/** The same in whole units of the currency; what is finer is cut off. */
export const cutTo = (units: bigint, currency: string): Money => ({
  minor: units / 10n ** BigInt(FINEST - currencyOf(currency).scale),
  currency,
});

export const toUnits = ({ minor, currency }: Money): bigint =>
  minor * 10n ** BigInt(FINEST - currencyOf(currency).scale);
