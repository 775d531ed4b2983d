/** A string literal, or a number; only these two begin so in JSON. */
const LITERAL = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * JSON with every number as the text that it was written as: an amount never passes through a binary float, and an id
 * is the same whether it came as a number or as a text (fact sheet 9, 9.4). Undefined for what is no JSON.
 */
export function parseJsonTexts(text: string): unknown {
  try {
    JSON.parse(text);
    return JSON.parse(text.replace(LITERAL, (literal) => (literal.startsWith('"') ? literal : `"${literal}"`)));
  } catch {
    return undefined;
  }
}
