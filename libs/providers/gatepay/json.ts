/** A JSON object whose numbers are texts, digit for digit as they came. */
export type Json = Readonly<Record<string, unknown>>;

/** Strings are matched first, so that digits inside them stay as they are. */
const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Reads JSON without ever making a float: ids of this provider exceed 2^53, and a few fields are a number in one of
 * its versions and a text in another (fact sheet 1.2, 3.2, 5.1). Undefined for what is no JSON; never throws.
 */
export function parseJson(text: string): unknown {
  try {
    JSON.parse(text);
    return JSON.parse(text.replace(STRINGS_AND_NUMBERS, (token) => (token.startsWith('"') ? token : `"${token}"`)));
  } catch {
    return undefined;
  }
}

/** Undefined for anything but an object. */
export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** Objects of a list; an absent or malformed list counts as empty. */
export const objectsOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.flatMap((each): Json[] => [asObject(each)].filter((one) => one !== undefined)) : [];

/** A text that is neither empty nor longer than `max`; undefined for anything else. */
export const textOf = (value: unknown, max = 512): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= max ? value : undefined;

/** Fields that are not filled in come as null or as an empty text as well. */
export const isFilledIn = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
