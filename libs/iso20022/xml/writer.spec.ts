import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { leaf, node, optionalLeaf, writeXml } from './writer';

/** Text and attribute of the one element, as another reader has them. */
function readBack(xml: string): [text: string, attribute: string | undefined] {
  let text = '';
  let attribute: string | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (part) => (text += part));
  parser.on('opentag', (tag) => (attribute = tag.attributes.a));
  parser.write(xml).close();
  // The line feeds around the root are told as text too.
  return [text.slice(1, -1), attribute];
}

describe('the XML writer', () => {
  it('writes one element a line, and leaves out what is not there', () => {
    const xml = writeXml(
      node(
        'A',
        leaf('B', 'x'),
        undefined,
        node('C'),
        optionalLeaf('D', undefined),
        node('E', leaf('F', '1', { a: '2' })),
      ),
    );
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<A>\n  <B>x</B>\n  <C/>\n  <E>\n    <F a="2">1</F>\n  </E>\n</A>\n',
    );
  });

  it('escapes any text that XML can hold, so that it reads back the same', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'<>&"\'\r\n\t]'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        fc.pre(!/[^\t\n\r -\ud7ff\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text));
        const [read, attribute] = readBack(writeXml(leaf('A', text, { a: text })));
        expect([read, attribute]).toEqual([text, text]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['\u0000', '\u001f', '\ud800', '\udc00x', '\ufffe'])('refuses %j, which XML cannot hold', (text) => {
    expect(() => writeXml(leaf('A', text))).toThrow(RangeError);
  });
});
