import type { Decline, DeclineClass } from '../../spi';

/** The provider gives a free English text and no code of the issuer; these words are in its documents and their kin. */
const WORDS: readonly (readonly [RegExp, DeclineClass, string])[] = [
  [/invalid card|card number|expired|lost|stolen/i, 'hard', 'the card cannot be used'],
  [/insufficient|not enough/i, 'soft_funds', 'not enough money'],
  [/risk|fraud|confirm/i, 'risk', 'refused as a risk'],
  [/3-?d ?s|authenticat|cvv|cvc/i, 'customer_action', 'the payer was not authenticated'],
  [/limit|frequency|too many/i, 'soft_frequency', 'a limit is reached'],
];

/** Status 3. The code is the status, because the text is neither stable nor ours. */
export function declineOf(reason: string | undefined): Decline {
  const found = WORDS.find(([words]) => words.test(reason ?? ''));
  return { code: '3', class: found?.[1] ?? 'generic', message: found?.[2] ?? 'the payment was declined' };
}
