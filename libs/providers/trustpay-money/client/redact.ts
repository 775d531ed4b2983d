import { JsonNumber } from '../wire/json';
import type { Json, JsonObject } from '../wire/json';

const REMOVED = '[removed]';
/** 12 to 19 digits, also in groups: the length of card numbers. Whether a check digit fits does not matter. */
const CARD_NUMBER = /(?<![0-9A-Za-z])[0-9](?:[ -]?[0-9]){11,18}(?![0-9A-Za-z])/g;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Members that hold card data by their name, whatever their value looks like. */
const CARD_DATA_NAME =
  /^(?:card_?(?:no|num|number|pan)s?|pan|.*(?:cvv|cvc|csc)[0-9]?|.*security_?code|.*pin|.*track[0-9]?)$/i;
/** Long numbers that are none of a card. */
const HARMLESS_NAME = /^(?:merchant_id|.*order_no|.*refund_no)$/;

/** The text without anything that could be a card number. */
export const withoutCardData = (text: string): string => (UUID.test(text) ? text : text.replace(CARD_NUMBER, REMOVED));

/** Of free text, every run of digits that could be part of a card number or a security code. */
const DIGITS = /[0-9](?:[ -]?[0-9]){2,}/g;
export const withoutDigits = (text: string): string => text.replace(DIGITS, REMOVED);

/**
 * An answer as plain data: numbers as they were written, as texts; without card numbers and security codes, which must
 * not reach an event, a log or a page (fact sheet 8 does not publish what the issuer's answers hold).
 */
export function toPlainData(value: Json, name = ''): unknown {
  if (value instanceof JsonNumber) return plainText(value.literal, name);
  if (typeof value === 'string') return plainText(value, name);
  if (value instanceof Map) return plainObject(value as JsonObject);
  return Array.isArray(value) ? (value as readonly Json[]).map((item) => toPlainData(item, name)) : value;
}

function plainObject(value: JsonObject): Record<string, unknown> {
  const kept = [...value].filter(([name]) => !CARD_DATA_NAME.test(name));
  return Object.fromEntries(kept.map(([name, member]) => [harmless(name), toPlainData(member, name)]));
}

const plainText = (text: string, name: string): string =>
  HARMLESS_NAME.test(name) && /^[0-9A-Za-z_.-]*$/.test(text) && !/^[0-9]{14,19}$/.test(text) ? text : harmless(text);

/** Beside a card number there may stand its security code: then nothing of the text is handed on. */
const harmless = (text: string): string => (withoutCardData(text) === text ? text : REMOVED);
