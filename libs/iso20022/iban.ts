/** Length of an IBAN by country (ISO 13616, SWIFT IBAN registry). */
const LENGTHS: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FO FI GL NL SD FK',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU XK MN',
  21: 'HR LV LI CH',
  22: 'BH BG CR GE DE IE ME RS GB VA',
  23: 'GI IL AE IQ TL OM SO',
  24: 'AD CZ MD PK RO SA SK ES SE TN VG',
  25: 'PT ST LY',
  26: 'IS TR',
  27: 'FR GR IT MC MR SM BI DJ',
  28: 'AL AZ BY CY DO SV GT HN HU LB PL NI',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};

const LENGTH_OF: ReadonlyMap<string, number> = new Map(
  Object.entries(LENGTHS).flatMap(([length, countries]) =>
    countries.split(' ').map((country): [string, number] => [country, Number(length)]),
  ),
);

export type IbanFault = 'form' | 'country' | 'length' | 'check-digits';

/**
 * What is wrong with an IBAN in its electronic form (upper case, no blanks), or `undefined`: form, a country of the
 * registry, that country's length, and the check digits by ISO 7064 MOD 97-10.
 */
export function ibanFault(iban: string): IbanFault | undefined {
  if (iban.length > 34 || !/^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(iban)) return 'form';
  const length = LENGTH_OF.get(iban.slice(0, 2));
  if (length === undefined) return 'country';
  if (iban.length !== length) return 'length';
  return remainder(iban) === 1 && canonical(iban) ? undefined : 'check-digits';
}

export const isIban = (iban: string): boolean => ibanFault(iban) === undefined;

/** Check digits run from 02 to 98: 00, 01 and 99 leave the same remainder and are never given out. */
const canonical = (iban: string): boolean => !['00', '01', '99'].includes(iban.slice(2, 4));

function remainder(iban: string): number {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
