import fc from 'fast-check';
import { jsonFaultLine } from './json-fault';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the line on which a text stops being JSON', () => {
  it.each<[string, number]>([
    ['', 1],
    ['{"a": x}', 1],
    ['{\n"a":\n tru}', 3],
    ['{\n"a": 1,\n}', 3],
    ['[1\n2]', 2],
    ['{"a":\n"never ends\n', 2],
    ['{}\n\n{}', 3],
    ['[1,\n2', 2],
    ['{"a"\n1}', 2],
    ['[01]', 1],
    ['{"a":1]', 1],
    [`{"a":\n"${'long'.repeat(3)}\\q"}`, 2],
  ])('of %j is %i', (text, line) => expect(jsonFaultLine(text)).toBe(line));

  it('is there exactly where the text is none', () => {
    const json = fc.json().chain((text) => fc.nat(text.length).map((at) => ({ text, at })));
    const sign = fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '1',
      '-',
      '\\',
      ' ',
      '\n',
      'e',
      '.',
      'null',
      't',
    );
    const broken = fc.tuple(json, sign, fc.nat(2)).map(([{ text, at }, more, less]) => ({
      text: text.slice(0, at) + more + text.slice(at + less),
    }));
    fc.assert(
      fc.property(broken, ({ text }) => {
        expect(jsonFaultLine(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
