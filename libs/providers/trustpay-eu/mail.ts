import type { RawNotification } from '../spi';
import { parseJsonTexts } from './banking/json';
import { encodeFields } from './request-fields';

/** A name that stands in a query as it is. */
const NAME = /^[A-Za-z]+$/;

/**
 * The notification of an e-mail, in the form that a request has it: the same fields as a JSON object, some of them as
 * numbers. Their text is what is signed, so `6.00` stays as it is written (fact sheet 7.1). Undefined for any other
 * text.
 */
export function notificationOfMail(text: string): RawNotification | undefined {
  const told = parseJsonTexts(text);
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return undefined;
  const fields = Object.entries(told as Record<string, unknown>).filter(([, value]) => value !== null);
  if (!fields.every((field): field is [string, string] => NAME.test(field[0]) && typeof field[1] === 'string'))
    return undefined;
  const query = encodeFields(Object.fromEntries(fields));
  return { method: 'GET', path: '', query, headers: {}, body: Buffer.alloc(0) };
}
