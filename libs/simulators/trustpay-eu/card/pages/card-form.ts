import { isExpired, parseExpiration } from '../expiration';
import type { Texts } from './texts';

/** What a payer typed. Digits are kept no longer than the request. */
export interface TypedCard {
  readonly number: string;
  readonly expiry: string;
  readonly cvv: string;
}

export interface CardEntry {
  readonly number: string;
  /** `MMYY`. */
  readonly expiration: string;
}

export type CardErrors = Partial<Record<keyof TypedCard, string>>;

/** The card, or a message for each field that a payer has to correct. */
export function readCard(typed: TypedCard, now: Date, texts: Texts): { card: CardEntry } | { errors: CardErrors } {
  const number = typed.number.replace(/[\s-]/g, '');
  const expiration = parseExpiration(typed.expiry);
  const errors: CardErrors = {};
  if (!/^\d{12,19}$/.test(number)) errors.number = texts.badNumber;
  if (expiration === undefined || isExpired(expiration, now)) errors.expiry = texts.badExpiry;
  if (!/^\d{3,4}$/.test(typed.cvv.trim())) errors.cvv = texts.badCvv;
  return expiration === undefined || Object.keys(errors).length > 0 ? { errors } : { card: { number, expiration } };
}
