import { InvalidAmountError } from '#libs/money';
import type { JsonObject } from '../wire/json';
import { asObject, textIn, wholeIn } from '../wire/json';

/** Seconds of the last day that JavaScript has. */
const LAST_SECOND = 8.64e12;

const memberOf = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;

const noText = (name: string) => new InvalidAmountError('not-a-string', `its ${name} is no text of sensible length`);
export const unreadable = (what: string) => new InvalidAmountError('not-a-decimal', what);

/** A text; empty is not there. Anything else is refused: it is not to be taken for nothing. */
export function optionalText(object: JsonObject, name: string): string | undefined {
  const value = memberOf(object, name);
  if (value === undefined || value === '') return undefined;
  const text = textIn(object, name);
  if (text === undefined) throw noText(name);
  return text;
}

export function requiredText(object: JsonObject, name: string): string {
  const text = textIn(object, name);
  if (text === undefined) throw noText(name);
  return text;
}

/** Unix seconds. */
export function optionalTime(object: JsonObject, name: string): number | undefined {
  const seconds = wholeIn(object, name);
  if (memberOf(object, name) === undefined || (seconds !== undefined && seconds <= LAST_SECOND)) return seconds;
  throw unreadable(`its ${name} is no time in whole seconds`);
}

export function optionalObject(object: JsonObject, name: string): JsonObject | undefined {
  const value = memberOf(object, name);
  return value === undefined ? undefined : objectOf(value, name);
}

/** None where it is not there. */
export function objectsIn(object: JsonObject, name: string): readonly JsonObject[] {
  const value = memberOf(object, name) ?? [];
  if (!Array.isArray(value)) throw unreadable(`its ${name} are no list`);
  return value.map((each: unknown) => objectOf(each, name));
}

function objectOf(value: unknown, name: string): JsonObject {
  const object = asObject(value);
  if (!object) throw unreadable(`what it has as ${name} cannot be read`);
  return object;
}

/** Reads a row whole, whatever came as one. @throws InvalidAmountError */
export function readRow<T>(kind: string, row: unknown, read: (object: JsonObject) => T): T {
  const object = asObject(row);
  if (!object) throw unreadable(`a row of the list of ${kind}s is none`);
  return read(object);
}
