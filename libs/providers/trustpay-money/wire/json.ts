/** A number of a JSON text as it was written: signatures cover the text, and money is never a float. */
export class JsonNumber {
  constructor(readonly literal: string) {}
}

export type JsonObject = ReadonlyMap<string, Json>;
export type Json = string | boolean | null | JsonNumber | readonly Json[] | JsonObject;

const DEPTH_MAX = 12;
const LITERAL_MAX = 64;
const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

export const isObject = (value: Json | undefined): value is JsonObject => value instanceof Map;

/**
 * Reads JSON and keeps the literals of numbers, which `JSON.parse` of Node 20 cannot. Undefined for what is no JSON, is
 * nested too deep, names a member twice (which of the two was signed?) or is not UTF-8. Never throws.
 */
export function readJson(bytes: Buffer): Json | undefined {
  try {
    return new Reader(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).document();
  } catch {
    return undefined;
  }
}

/** The same value as JSON without blanks, numbers as they were written. */
export function compactJson(value: Json): string {
  if (value instanceof JsonNumber) return value.literal;
  if (value instanceof Map) {
    const members = [...(value as JsonObject)].map(
      ([name, member]) => `${JSON.stringify(name)}:${compactJson(member)}`,
    );
    return `{${members.join(',')}}`;
  }
  return Array.isArray(value) ? `[${value.map(compactJson).join(',')}]` : JSON.stringify(value);
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  document(): Json {
    const value = this.value();
    if (this.at !== this.text.length) throw new SyntaxError('text after the end');
    return value;
  }

  private value(): Json {
    if (++this.depth > DEPTH_MAX) throw new SyntaxError('nested too deep');
    this.blank();
    const value = this.bare();
    this.blank();
    this.depth -= 1;
    return value;
  }

  private bare(): Json {
    if (this.take('{')) return this.object();
    if (this.take('[')) return this.list(']', () => this.value());
    if (this.text[this.at] === '"') return this.string();
    const word = WORDS.find(([spelling]) => this.take(spelling));
    return word ? word[1] : this.number();
  }

  private object(): JsonObject {
    const members = new Map<string, Json>();
    this.list('}', () => {
      this.blank();
      const name = this.string();
      this.blank();
      if (!this.take(':')) throw new SyntaxError('a colon is missing');
      if (members.has(name)) throw new SyntaxError('a member twice');
      members.set(name, this.value());
    });
    return members;
  }

  private list<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    this.blank();
    if (this.take(close)) return items;
    do items.push(item());
    while (this.take(','));
    if (!this.take(close)) throw new SyntaxError(`no ${close}`);
    return items;
  }

  private string(): string {
    const start = this.at;
    if (!this.take('"')) throw new SyntaxError('no string');
    while (this.text[this.at] !== '"') {
      if (this.at >= this.text.length) throw new SyntaxError('an open string');
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    this.at += 1;
    // The escapes, and what must not stand in a string, are the parser's own business.
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private number(): JsonNumber {
    NUMBER.lastIndex = this.at;
    const literal = NUMBER.exec(this.text)?.[0] ?? '';
    if (literal === '' || literal.length > LITERAL_MAX) throw new SyntaxError('no value');
    this.at += literal.length;
    return new JsonNumber(literal);
  }

  private blank(): void {
    BLANK.lastIndex = this.at;
    this.at += BLANK.exec(this.text)?.[0].length ?? 0;
  }

  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}
