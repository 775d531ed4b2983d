/** A provider's answer before anything is believed about it. */
export type JsonObject = Readonly<Record<string, unknown>>;

const TEXT_MAX = 512;
const PLAIN_NAME = /^[\w.-]{1,128}$/;

/** Undefined for what is no JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

export const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

/** A member that is a text of sensible length; anything else counts as absent. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' && value !== '' && value.length <= TEXT_MAX ? value : undefined;
}

/** An id or a word of the provider that can stand in a sentence for a person; anything else counts as absent. */
export function plainNameIn(object: JsonObject, name: string): string | undefined {
  const text = textIn(object, name) ?? '';
  return PLAIN_NAME.test(text) ? text : undefined;
}

/** A whole number that a JavaScript number holds exactly, such as a time; anything else counts as absent. */
export function wholeIn(object: JsonObject, name: string): number | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

export function listIn(object: JsonObject, name: string): readonly unknown[] {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return Array.isArray(value) ? (value as unknown[]) : [];
}
