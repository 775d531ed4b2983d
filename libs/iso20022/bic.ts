/** As the type BICIdentifier of pain.001.001.03 and camt.053.001.02 has it (ISO 9362). */
const BIC = /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/;

/** A bank's code of 8 or 11 characters. `NOTPROVIDED` has its form: whoever asks must know where that may stand. */
export const isBic = (bic: string): boolean => BIC.test(bic);

/** The ISO 3166 country of a BIC. */
export const countryOfBic = (bic: string): string => bic.slice(4, 6);
