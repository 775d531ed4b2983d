import { currencyOf } from './currencies';
import type { Amount, Money } from './types';

/** Exactly the currency's decimals: `100.00 EUR`, `100 JPY`, `-0.05 EUR`. @throws UnknownCurrencyError */
export function formatAmount({ minor, currency }: Money): Amount {
  const { scale } = currencyOf(currency);
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const fraction = scale === 0 ? '' : `.${digits.slice(point)}`;
  return { value: `${sign}${digits.slice(0, point)}${fraction}`, currency };
}
