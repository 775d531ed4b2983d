/** Types whose text never holds a character that has a meaning inside an array. */
const PLAIN_TYPES = new Set(['bigint', 'integer', 'smallint', 'numeric', 'uuid', 'timestamptz', 'boolean']);
const SPECIAL = /["\\]/;
const ALL_SPECIAL = /["\\]/g;

/**
 * Values as the text of a PostgreSQL array. The driver's own way escapes every value twice by regular expression, which
 * costs more than all the folding before it.
 */
export function arrayLiteral(type: string, values: readonly unknown[]): string {
  const toElement = PLAIN_TYPES.has(type) ? plain : quoted;
  let text = '{';
  for (const value of values) text += (text.length === 1 ? '' : ',') + (value == null ? 'NULL' : toElement(value));
  return `${text}}`;
}

const plain = (value: unknown): string => String(value);

function quoted(value: unknown): string {
  const text = value as string;
  return SPECIAL.test(text) ? `"${text.replace(ALL_SPECIAL, '\\$&')}"` : `"${text}"`;
}
