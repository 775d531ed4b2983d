/** What may stand next; `item` and `member` are a value and a name, or the end of the list or object. */
type Expected = 'value' | 'item' | 'name' | 'member' | 'colon' | 'next';

const BLANKS = /[\t\n\r ]*/y;
const PLAIN = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Piece by piece: one pattern for a whole text would need a stack as long as the text. */
const TEXT_PIECE = /[^"\\\u0000-\u001f]{1,1000}|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The line, from 1, on which a text stops being JSON; undefined where all of it is. `JSON.parse` names a place for some
 * faults only, and quotes the text for the others.
 */
export function jsonFaultLine(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = ends(BLANKS, text, at)!;
    if (at === text.length && expected === 'next' && open.length === 0) return undefined;
    const sign = text[at];
    const closed = closes(sign, expected, open.at(-1));
    const end = closed || isStep(sign, expected, open) ? at + 1 : endOfToken(text, at, expected);
    if (end === undefined) return lineOf(text, at);
    if (closed) open.pop();
    else if (sign === '{' || sign === '[') open.push(sign);
    expected = closed ? 'next' : after(sign, expected, open.at(-1));
    at = end;
  }
}

const isValue = (expected: Expected): boolean => expected === 'value' || expected === 'item';
const isName = (expected: Expected): boolean => expected === 'name' || expected === 'member';

function closes(sign: string | undefined, expected: Expected, inner: string | undefined): boolean {
  if (sign === '}') return inner === '{' && (expected === 'member' || expected === 'next');
  return sign === ']' && inner === '[' && (expected === 'item' || expected === 'next');
}

/** A sign that stands for itself, where it may. */
function isStep(sign: string | undefined, expected: Expected, open: readonly string[]): boolean {
  if (sign === '{' || sign === '[') return isValue(expected);
  if (sign === ',') return expected === 'next' && open.length > 0;
  return sign === ':' && expected === 'colon';
}

function after(sign: string | undefined, expected: Expected, inner: string | undefined): Expected {
  if (sign === '{') return 'member';
  if (sign === '[') return 'item';
  if (sign === ':') return 'value';
  if (sign === ',') return inner === '{' ? 'name' : 'value';
  return isName(expected) ? 'colon' : 'next';
}

function endOfToken(text: string, at: number, expected: Expected): number | undefined {
  if (text[at] !== '"') return isValue(expected) ? ends(PLAIN, text, at) : undefined;
  if (!isValue(expected) && !isName(expected)) return undefined;
  let end: number | undefined = at + 1;
  while (end !== undefined && text[end] !== '"') end = ends(TEXT_PIECE, text, end);
  return end === undefined ? undefined : end + 1;
}

function ends(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}
