/** An element to be written: its name and its text, its elements, or nothing. `undefined` among them is left out. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content?: string | readonly (XmlNode | undefined)[];
}

export const node = (name: string, ...content: readonly (XmlNode | undefined)[]): XmlNode => ({ name, content });

export const leaf = (name: string, text: string, attributes?: XmlNode['attributes']): XmlNode => ({
  name,
  attributes,
  content: text,
});

/** An element with a text, or nothing at all if there is no text: an empty element would not be valid. */
export const optionalLeaf = (name: string, text: string | undefined): XmlNode | undefined =>
  text === undefined ? undefined : leaf(name, text);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
};

/** What XML 1.0 cannot hold in any form (section 2.2), lone surrogates included. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** @throws RangeError if a character has no place in XML */
export function escape(text: string): string {
  if (UNWRITABLE.test(text)) throw new RangeError('a character that XML cannot hold');
  return text.replace(/[&<>"\r\n\t]/g, (found) => ESCAPES[found]!);
}

/**
 * The document as text: a declaration, one element a line, two spaces of indent, a line feed at the end. The same
 * nodes give the same bytes, always.
 */
export const writeXml = (root: XmlNode): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '').join('\n')}\n`;

function write({ name, attributes = {}, content = [] }: XmlNode, indent: string): string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const tag = `${name}${written.join('')}`;
  if (typeof content === 'string') return [`${indent}<${tag}>${escape(content)}</${name}>`];
  const children = content.filter((each) => each !== undefined);
  if (children.length === 0) return [`${indent}<${tag}/>`];
  const inner = children.flatMap((each) => write(each, `${indent}  `));
  return [`${indent}<${tag}>`, ...inner, `${indent}</${name}>`];
}
