import type { HttpResult } from '../../spi';
import { SUCCESS, doubtOf, refusalOf } from './codes';
import { JsonNumber, isObject, readJson } from './json';
import type { Json, JsonObject } from './json';

/** An answer of the provider, as far as its envelope says (fact sheet 3). */
export type Reply =
  | { readonly kind: 'data'; readonly data: JsonObject }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly code?: string }
  | { readonly kind: 'not_sent'; readonly reason: string };

const CODE = /^[0-9]{1,9}$/;

/** Reads an answer. Only a plain word of the provider counts: anything else is unknown. */
export function readReply(result: HttpResult): Reply {
  if (result.kind !== 'answered') return result;
  if (result.status >= 500) return { kind: 'unknown', reason: `HTTP status ${result.status}` };
  const envelope = readJson(result.body);
  const code = isObject(envelope) ? integerText(envelope.get('code')) : undefined;
  if (!isObject(envelope) || code === undefined || !CODE.test(code)) {
    return { kind: 'unknown', reason: `unreadable answer, HTTP status ${result.status}` };
  }
  return code === SUCCESS ? success(envelope, result.status) : failure(code);
}

function success(envelope: JsonObject, status: number): Reply {
  if (status >= 300) return { kind: 'unknown', reason: `success with HTTP status ${status}`, code: SUCCESS };
  const data = envelope.get('data');
  return isObject(data) ? { kind: 'data', data } : { kind: 'unknown', reason: 'success without data', code: SUCCESS };
}

function failure(code: string): Reply {
  const reason = refusalOf(code);
  return reason === undefined ? { kind: 'unknown', reason: doubtOf(code), code } : { kind: 'refused', code, reason };
}

/** A whole number, or one written as a text; undefined for anything else. */
export function integerText(value: Json | undefined): string | undefined {
  const literal = value instanceof JsonNumber ? value.literal : value;
  return typeof literal === 'string' && /^[0-9]{1,18}$/.test(literal) ? literal : undefined;
}

/** A text of at most `max` characters; undefined for anything else. */
export const textOf = (value: Json | undefined, max = 256): string | undefined =>
  typeof value === 'string' && value.length <= max ? value : undefined;
