/** Prefixes and lengths in use by the card schemes (ISO/IEC 7812 issuer identification numbers). */
const SCHEMES: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] }, // Visa
  { prefix: /^5[1-5]/, lengths: [16] }, // Mastercard
  { prefix: /^2(2[2-9]|[3-6]|7[01]|720)/, lengths: [16] }, // Mastercard, second series
  { prefix: /^3[47]/, lengths: [15] }, // American Express
  { prefix: /^3(0[0-5]|[689])/, lengths: [14, 16, 19] }, // Diners Club
  { prefix: /^35(2[89]|[3-8])/, lengths: [16, 17, 18, 19] }, // JCB
  { prefix: /^6(011|4[4-9]|5)/, lengths: [16, 17, 18, 19] }, // Discover
  { prefix: /^62/, lengths: [16, 17, 18, 19] }, // UnionPay
  { prefix: /^(50|5[6-9]|6[037])/, lengths: [13, 14, 15, 16, 17, 18, 19] }, // Maestro
];

/** Ids of this form are everywhere, and one in a thousand would pass for a card number. */
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const DIGITS_MIN = 13;
const DIGIT_RUN = /\d+(?:[ .\-_/\u00A0]{1,3}\d+)*/g;

/**
 * Whether a text holds something that looks like a card number: a scheme's prefix and length and a right check digit
 * (Luhn, ISO/IEC 7812-1). Digits may be grouped by separators; full-width and other digits are folded first.
 */
export function holdsCardNumber(text: string): boolean {
  if (!hasDigitsEnough(text)) return false;
  const folded = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(UUID, ' uuid ');
  for (const [run] of folded.matchAll(DIGIT_RUN)) {
    if (holdsGroupedNumber(run.split(/\D+/))) return true;
  }
  return false;
}

/**
 * The shortest card number has 13 digits, and most texts have fewer. A character beyond ASCII folds to at most three
 * digits.
 */
function hasDigitsEnough(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) digits += 3;
    else if (unit >= 0x30 && unit <= 0x39) digits += 1;
  }
  return digits >= DIGITS_MIN;
}

/** Neighbouring groups are joined, so that "4111 1111 1111 1111 123" is found although three more digits follow. */
function holdsGroupedNumber(groups: readonly string[]): boolean {
  for (let from = 0; from < groups.length; from++) {
    let digits = '';
    for (let to = from; to < groups.length && digits.length < 19; to++) {
      digits += groups[to];
      if (isCardNumber(digits)) return true;
    }
  }
  return false;
}

const isCardNumber = (digits: string): boolean =>
  SCHEMES.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) && isLuhn(digits);

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** JSON pointer of the first text, number or member name in a body that looks like a card number. */
export function findCardNumber(value: unknown): string | undefined {
  if (typeof value === 'string') return holdsCardNumber(value) ? '' : undefined;
  if (typeof value === 'number') return holdsCardNumber(String(value)) ? '' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    if (holdsCardNumber(name)) return '';
    const inside = findCardNumber(member);
    if (inside !== undefined) return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}${inside}`;
  }
  return undefined;
}
