const PRINTABLE = /^[\x21-\x7e]*$/;
export const QUERY_LENGTH_MAX = 8_192;

/**
 * Decodes a query string exactly, or not at all: undefined for malformed percent sequences, bytes that are not UTF-8,
 * and names that occur twice in any letter case, for then signer and reader could have meant different values.
 */
export function parseQuery(query: string): Readonly<Record<string, string>> | undefined {
  if (query.length > QUERY_LENGTH_MAX || !PRINTABLE.test(query)) return undefined;
  const seen = new Set<string>();
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const pair of query.split('&').filter(Boolean)) {
    const separator = pair.indexOf('=');
    const name = decode(separator < 0 ? pair : pair.slice(0, separator));
    const value = decode(separator < 0 ? '' : pair.slice(separator + 1));
    if (name === undefined || value === undefined || seen.has(name.toLowerCase())) return undefined;
    seen.add(name.toLowerCase());
    fields[name] = value;
  }
  return fields;
}

/** Every encoder in use writes a literal plus as `%2B`, so a bare one is a space. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
