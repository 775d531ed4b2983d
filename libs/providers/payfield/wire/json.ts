/** Answers and callbacks are a few hundred bytes; what is far larger is none of them. */
const BYTES_MAX = 64 * 1024;

/** A whole string or a whole number of a text that is known to be JSON. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Reads JSON with every number as the text that stood there: amounts of the older contract are numbers (fact sheet 1),
 * and no amount and no id passes through a float. Undefined for anything that is no JSON; never throws.
 */
export function parseJson(body: Buffer): unknown {
  if (body.length > BYTES_MAX) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    // Only of valid JSON can the pattern tell where strings begin.
    JSON.parse(text);
    return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)));
  } catch {
    return undefined;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text of at most `longest` characters; undefined for everything else, as for null and absent (fact sheet 1). */
export function textOf(value: unknown, longest = 255): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;
}
