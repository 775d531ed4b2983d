import { CRYPTO_ASSETS } from './crypto-assets';
import { UnknownCurrencyError } from './errors';
import { ISO_4217_BY_SCALE } from './iso-4217';

export interface Currency {
  /** ISO 4217 code or asset id. */
  readonly code: string;
  /** Number of decimals: one unit is 10^scale minor units. */
  readonly scale: number;
  readonly kind: 'fiat' | 'crypto';
}

const fiat = ISO_4217_BY_SCALE.flatMap(([scale, codes]) =>
  codes.split(' ').map((code): Currency => ({ code, scale, kind: 'fiat' })),
);
const crypto = Object.entries(CRYPTO_ASSETS).map(([code, scale]): Currency => ({ code, scale, kind: 'crypto' }));

// A Map, not an object: `constructor` and `__proto__` are no currencies.
const CURRENCIES: ReadonlyMap<string, Currency> = new Map([...fiat, ...crypto].map((each) => [each.code, each]));

export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

/** Codes are upper case and compared as they are. @throws UnknownCurrencyError */
export function currencyOf(code: string): Currency {
  const currency = CURRENCIES.get(code);
  if (!currency) throw new UnknownCurrencyError(code);
  return currency;
}

export const allCurrencies = (): readonly Currency[] => [...CURRENCIES.values()];
