/**
 * JSON with members in order of name, so that two spellings of one request have one fingerprint (after RFC 8785). What
 * JSON writes in a way of its own, such as a time, is written so.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>;
    const members: string[] = [];
    for (const name of Object.keys(object).sort()) {
      if (object[name] !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(object[name])}`);
    }
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
