import fc from 'fast-check';
import { parseJson, textOf } from './json';

const parse = (text: string) => parseJson(Buffer.from(text));

describe('JSON of the provider', () => {
  it('keeps numbers as they were written', () => {
    expect(parse('{"id":12345678901234567890,"amount":1000.10,"n":[1e3,-0.5],"s":"a 12 \\"7\\" b","t":true}')).toEqual({
      ...{ id: '12345678901234567890', amount: '1000.10', n: ['1e3', '-0.5'], s: 'a 12 "7" b', t: true },
    });
  });

  it('reads everything but numbers as JSON does', () => {
    const value = fc.jsonValue({ noUnicodeString: false });
    const texts = (given: unknown): unknown =>
      JSON.parse(JSON.stringify(given), (_key, each: unknown) => (typeof each === 'number' ? String(each) : each));
    fc.assert(
      fc.property(value, (given) => {
        expect(parse(JSON.stringify(given))).toEqual(texts(given));
      }),
    );
  });

  it.each(['', '{', '<html>', 'NaN', '{"a":1,}', "{'a':1}", `"${'x'.repeat(70_000)}"`])('%.20s is none', (text) => {
    expect(parse(text)).toBeUndefined();
  });

  it('refuses bytes that are no UTF-8, and bears any depth', () => {
    expect(parseJson(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
    expect(() => parse('['.repeat(30_000) + ']'.repeat(30_000))).not.toThrow();
  });

  it('takes a text only as a text, neither empty nor too long', () => {
    expect([textOf('a'), textOf(''), textOf(null), textOf({}), textOf('abc', 2)]).toEqual([
      'a',
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});
