import { shortest, twoDecimals } from './amount';
import { JsonNumber, compactJson } from './json';
import type { Json, JsonObject } from './json';

/**
 * How a number may have entered the signed text (fact sheet 2.2): as it stands in the body, without trailing zeros, or
 * an amount with two decimals.
 */
export const NUMBER_FORMS = ['literal', 'shortest', 'twoDecimals'] as const;
/** The same for an array (fact sheet 2.3): joined by commas, as JSON, or not at all. */
export const ARRAY_FORMS = ['joined', 'json', 'leftOut'] as const;

const LISTED = ARRAY_FORMS.filter((form) => form !== 'leftOut');

export interface Forms {
  readonly number: (typeof NUMBER_FORMS)[number];
  readonly array: (typeof ARRAY_FORMS)[number];
}

const AMOUNT_NAME = /(?:^|_)(?:amount|fee|balance)$/;
const ZERO = /^-?0(?:\.0+)?(?:[eE][+-]?[0-9]+)?$/;

/** No signature covers a zero, so that it can be written in ways without end. */
export const isZero = (literal: string): boolean => ZERO.test(literal);

/**
 * The text under the signature, without the secret: all members but `sign`, by name in byte order, `name=value`
 * joined by `&`. Null, empty texts, zero and false are left out (fact sheet 2.1): `type` 0 and a fee of 0 are never
 * signed.
 */
export function signedText(members: JsonObject, forms: Forms): string {
  return [...members]
    .filter(([name]) => name !== 'sign')
    .sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .flatMap(([name, value]) => {
      const text = textOf(name, value, forms);
      return text ? [`${name}=${text}`] : [];
    })
    .join('&');
}

/** Every text that the signature of a message may cover, each once. */
export function possibleTexts(members: JsonObject): readonly string[] {
  const texts = NUMBER_FORMS.flatMap((number) => ARRAY_FORMS.map((array) => signedText(members, { number, array })));
  return [...new Set(texts)];
}

/** Whether `text`, which a signature covers, has the lists of the message in it: one of the forms leaves them out. */
export const coversLists = (members: JsonObject, text: string): boolean =>
  NUMBER_FORMS.some((number) => LISTED.some((array) => signedText(members, { number, array }) === text));

function textOf(name: string, value: Json, forms: Forms): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : '';
  if (value === null) return '';
  if (value instanceof JsonNumber) return numberText(name, value.literal, forms.number);
  return Array.isArray(value) ? arrayText(value as readonly Json[], forms.array) : compactJson(value);
}

function numberText(name: string, literal: string, form: Forms['number']): string {
  if (isZero(literal)) return '';
  if (form === 'literal') return literal;
  const rewritten = form === 'twoDecimals' && AMOUNT_NAME.test(name) ? twoDecimals(literal) : shortest(literal);
  return rewritten ?? literal;
}

function arrayText(items: readonly Json[], form: Forms['array']): string {
  if (form === 'leftOut' || items.length === 0) return '';
  if (form === 'json') return compactJson(items);
  return items.map((item) => (typeof item === 'string' ? item : compactJson(item))).join(',');
}
