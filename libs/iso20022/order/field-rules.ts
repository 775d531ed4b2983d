import { currencyOf, isCurrency } from '#libs/money';
import type { Money } from '#libs/money';

/** What a value must be, if it is not: `undefined` is no fault. */
export type Rule<Value> = (value: Value) => string | undefined;

/** The letters every European bank must carry (EPC217-08, basic Latin set); the rest may be refused or altered. */
const LATIN = /^[A-Za-z0-9/\-?:().,'+ ]*$/;

/** Numeric(13,2): eleven digits and two decimals. */
const MINOR_MAX = 10n ** 13n - 1n;

export const textUpTo =
  (max: number): Rule<string> =>
  (value) => {
    if (value.length === 0 || value.length > max) return `must have 1 to ${max} characters`;
    if (value !== value.trim()) return 'must not begin or end with a blank';
    const wrong = [...value].findIndex((character) => !LATIN.test(character));
    return wrong < 0 ? undefined : `character ${wrong + 1} is not in the set that banks carry (EPC217-08)`;
  };

/** What names somebody or a place: a text of signs alone is what is left of letters that banks do not carry. */
export const wordsUpTo =
  (max: number): Rule<string> =>
  (value) =>
    textUpTo(max)(value) ??
    (/[A-Za-z0-9]/.test(value) ? undefined : 'must have a letter or digit that banks carry (EPC217-08)');

/** References go through systems that read slashes as separators (EPC217-08). */
export const referenceUpTo =
  (max: number): Rule<string> =>
  (value) =>
    textUpTo(max)(value) ??
    (/^\/|\/\/|\/$/.test(value) ? 'must not begin or end with a slash nor have two in a row' : undefined);

export const matching =
  (pattern: RegExp, rule: string): Rule<string> =>
  (value) =>
    pattern.test(value) ? undefined : `must be ${rule}`;

export const countryCode = matching(/^[A-Z]{2}$/, 'an ISO 3166 country of two letters');

export const orderAmount: Rule<Money> = ({ minor, currency }) => {
  if (!isCurrency(currency) || currencyOf(currency).kind !== 'fiat') return 'must be in a currency of ISO 4217';
  if (currencyOf(currency).scale !== 2) return 'must be in a currency of two decimals';
  return minor > 0n && minor <= MINOR_MAX ? undefined : 'must be above zero and below 100000000000.00';
};
