/** A number of a request with its literal: signatures may cover the text as it was written (sheet 2.2). */
export class Literal {
  constructor(readonly text: string) {}
}

export type Value = string | boolean | null | Literal | Value[] | { [name: string]: Value };
export type Members = Readonly<Record<string, Value>>;

/** A string, or a number: strings first, so that digits inside them stay as they are. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/g;
const MARK = '\u0000number';

/** The members of a JSON object, numbers as literals; undefined for any other text. */
export function parseMembers(text: string): Members | undefined {
  try {
    JSON.parse(text);
    const marked = text.replace(TOKEN, (token) => (token.startsWith('"') ? token : JSON.stringify({ [MARK]: token })));
    const value = JSON.parse(marked, revive) as Value;
    const isObject =
      typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Literal);
    return isObject ? value : undefined;
  } catch {
    return undefined;
  }
}

function revive(_: string, value: unknown): unknown {
  const literal = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[MARK] : undefined;
  return typeof literal === 'string' ? new Literal(literal) : value;
}

/** The text of a member, or undefined; an empty one counts as missing. */
export const text = (members: Members, name: string): string | undefined => {
  const value = members[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The literal of a number, or undefined. */
export const literal = (members: Members, name: string): string | undefined => {
  const value = members[name];
  return value instanceof Literal ? value.text : undefined;
};

/** JSON without blanks, numbers as their literals. */
export function write(value: Value): string {
  if (value instanceof Literal) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${write(member)}`)
    .join(',')}}`;
}
