import { currencyOf, InvalidAmountError, isCurrency, parseAmount } from '#libs/money';
import type { Money } from '#libs/money';
import type { Parent, XmlElement } from './xml/element';
import { find } from './xml/element';
import { DocumentRefusedError } from './xml/error';

/** A date as it was given: a day, or a moment with or without an offset. Nothing is converted. */
export type GivenDate =
  { readonly kind: 'date'; readonly value: string } | { readonly kind: 'date-time'; readonly value: string };

export const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})?$/;

/** A day as XML Schema has it: it may bear the offset of the place whose day it is. */
export const ZONED_DATE = /^\d{4}-\d{2}-\d{2}(?:Z|[+-]\d{2}:\d{2})?$/;

/** Whether a text of one of the two forms names a day of the calendar and a time of the day. */
export function isGivenDate(text: string): boolean {
  if (!ZONED_DATE.test(text) && !DATE_TIME.test(text)) return false;
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  // Date rolls 30 February over into March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return false;
  return text.charAt(10) !== 'T' || /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d/.test(text.slice(11));
}

export function checkedDate(element: XmlElement): string {
  if (isGivenDate(element.text)) return element.text;
  throw new DocumentRefusedError('value', 'not a date of the calendar', element);
}

/** `Dt` or `DtTm` below an element, whichever was given. */
export function givenDate(parent: Parent): GivenDate | undefined {
  const day = find(parent, 'Dt');
  if (day) return { kind: 'date', value: checkedDate(day) };
  const moment = find(parent, 'DtTm');
  return moment && { kind: 'date-time', value: checkedDate(moment) };
}

/**
 * An amount without sign, from its decimal text: at most the decimals of its currency, but for zeros that say nothing;
 * no exponent, no blanks.
 */
export const amountOf = (element: XmlElement): Money => decimalOf(element, element.currency ?? '');

/** An amount that nothing is added up from: undefined where it is a decimal, and no exact one of a known currency. */
export function amountOrNone(element: XmlElement): Money | undefined {
  try {
    return amountOf(element);
  } catch (error) {
    if (error instanceof DocumentRefusedError && DECIMAL.test(element.text)) return undefined;
    throw error;
  }
}

const DECIMAL = /^\d+(?:\.\d+)?$/;

/** `010.500` says the same as `10.5`; in a currency without decimals `1000.00` the same as `1000`. */
const plain = (text: string): string =>
  DECIMAL.test(text) ? text.replace(/^0+(?=\d)/, '').replace(/\.0*$|(\.\d*[1-9])0+$/, '$1') : text;

/** A decimal of a known currency, such as a control sum. */
export function decimalOf(element: XmlElement, currency: string): Money {
  if (!isCurrency(currency) || currencyOf(currency).kind !== 'fiat') {
    throw new DocumentRefusedError('amount', 'the currency is not in ISO 4217', element);
  }
  try {
    return parseAmount({ value: plain(element.text), currency });
  } catch (error) {
    if (error instanceof InvalidAmountError) throw new DocumentRefusedError('amount', error.message, element);
    throw error;
  }
}

/** Credit is money in, debit is money out. */
export const signed = (money: Money, indicator: string): Money =>
  indicator === 'DBIT' ? { ...money, minor: -money.minor } : money;
