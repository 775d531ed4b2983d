import fc from 'fast-check';
import { Problem } from '../problems';
import { parseStrictJson } from './strict-json';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('strict JSON', () => {
  it('reads whatever JSON.stringify writes, to the same value', () => {
    const json = fc.json({ maxDepth: 10 }).filter((text) => !/__proto__|constructor|prototype/.test(text));
    fc.assert(
      fc.property(json, (text) => {
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['a member named twice', '{"a":1,"a":2}'],
    ['a member named twice under two spellings', '{"a":1,"\\u0061":2}'],
    ['a member named twice deep inside', '{"x":[{"a":{},"a":[]}]}'],
    ['a prototype', '{"__proto__":{"admin":true}}'],
    ['a prototype under another spelling', '{"a":{"\\u005f_proto__":1}}'],
    ['a constructor', '{"constructor":{"prototype":{}}}'],
    ['17 levels', nested(17)],
    ['levels that would end the stack of a recursive reader', nested(30_000)],
    ['a trailing comma', '{"a":1,}'],
    ['two values', '{} {}'],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(() => parseStrictJson(text)).toThrow(Problem);
  });

  it.each([
    ['the same name in different objects', '[{"a":1},{"a":{"a":2}}]'],
    ['braces, colons and quotes inside texts', '{"a":"{\\"a\\":1,\\"a\\":2}","b":"\\\\"}'],
    ['a forbidden name as a value', '{"a":"__proto__"}'],
    ['16 levels', nested(16)],
  ])('accepts %s', (_what, text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  it('says what is wrong and repeats nothing of the text', () => {
    expect(() => parseStrictJson('{"secret":1,"secret":2}')).toThrow('The body names a member twice.');
  });
});
