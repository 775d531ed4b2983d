import { Problem } from '../problems';

const DEPTH_MAX = 16;
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype']);
const [QUOTE, BACKSLASH, COLON] = ['"', '\\', ':'].map((sign) => sign.charCodeAt(0));

/**
 * Parses JSON that has one meaning: no member named twice (`JSON.parse` would keep the last and hide the first), none
 * that reaches an object's prototype, no deeper nesting than any request needs.
 * @throws Problem `invalid_request`, which repeats nothing of the text
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal('The body is not valid JSON.');
  }
  if (membersOf(value) < membersIn(text)) throw refusal('The body names a member twice.');
  return value;
}

/** How many members the value has, those of its members included. */
function membersOf(value: unknown, depth = 1): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > DEPTH_MAX) throw refusal(`The body is nested deeper than ${DEPTH_MAX} levels.`);
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + membersOf(item, depth + 1), 0);
  const members = Object.entries(value);
  if (members.some(([name]) => POLLUTING.has(name))) throw refusal('The body has a member with a forbidden name.');
  return members.reduce((sum, [, member]) => sum + membersOf(member, depth + 1), members.length);
}

/** How many members the text names. It is known to be JSON: each colon outside of a string stands after a name. */
function membersIn(text: string): number {
  let members = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (sign === QUOTE) inString = !inString;
    else if (sign === BACKSLASH) i++;
    else if (sign === COLON && !inString) members++;
  }
  return members;
}

const refusal = (detail: string): Problem => new Problem('invalid_request', detail);
