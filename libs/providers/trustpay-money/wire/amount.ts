import { formatAmount, parseAmount } from '#libs/money';
import type { Money } from '#libs/money';
import { JsonNumber } from './json';
import type { Json } from './json';

/** Longer ones are no amounts; looked at before anything else works on the text. */
const PLAIN = /^[0-9]{1,15}(?:\.[0-9]{1,18})?$/;

/** `5.00` as `5`, `4.50` as `4.5`; undefined for what is no plain decimal, such as `5e0`. */
export function shortest(literal: string): string | undefined {
  if (!PLAIN.test(literal)) return undefined;
  return literal.includes('.') ? literal.replace(/\.?0+$/, '') : literal;
}

/** With exactly two decimals; undefined where that would round. */
export function twoDecimals(literal: string): string | undefined {
  const short = shortest(literal);
  if (short === undefined) return undefined;
  const [whole = '', fraction = ''] = short.split('.');
  return fraction.length > 2 ? undefined : `${whole}.${fraction.padEnd(2, '0')}`;
}

/**
 * The number that is written into a request: the shortest plain form, so that the literal and the value without
 * trailing zeros are one text, whichever of the two the provider signs (fact sheet 2.2). Undefined for an amount that
 * has no such form.
 */
export function toWireAmount(money: Money): JsonNumber | undefined {
  const text = attempt(() => shortest(formatAmount(money).value));
  return text === undefined ? undefined : new JsonNumber(text);
}

/** An amount of an answer, a number or (in older versions) a text; undefined for what is none in this currency. */
export function fromWireAmount(value: Json | undefined, currency: string): Money | undefined {
  const literal = value instanceof JsonNumber ? value.literal : value;
  const text = typeof literal === 'string' ? shortest(literal) : undefined;
  return text === undefined ? undefined : attempt(() => parseAmount({ value: text, currency }));
}

/** Money refuses what it does not know by throwing; here that is an answer. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
