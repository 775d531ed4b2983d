/** What XML 1.0 cannot carry, not even as a reference (section 2.2), half a character included. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * A text as a statement can show it: what XML cannot carry becomes a question mark, and what is longer than the schema
 * has room for is cut. A schema counts characters, not their halves.
 */
export const boundedText = (text: string, max: number): string => [...text.replace(NO_XML, '?')].slice(0, max).join('');
