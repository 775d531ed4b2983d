import fc from 'fast-check';
import { parseJsonTexts } from './json';

describe('JSON with its numbers as texts', () => {
  it('keeps amounts and ids as they were written', () => {
    expect(parseJsonTexts('{"a":-13.37,"b":[1.50,"2",1e3],"c":"-1 \\" 5","d":null,"e":true}')).toEqual({
      a: '-13.37',
      b: ['1.50', '2', '1e3'],
      c: '-1 " 5',
      d: null,
      e: true,
    });
    expect(parseJsonTexts('{"n":123456789012345678901234567890.01}')).toEqual({
      n: '123456789012345678901234567890.01',
    });
  });

  it('changes nothing but numbers, and never throws', () => {
    const asTexts = (value: unknown): unknown => {
      if (typeof value === 'number') return JSON.stringify(value);
      if (Array.isArray(value)) return value.map(asTexts);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asTexts(inner)]));
    };
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(parseJsonTexts(text))).toBe(JSON.stringify(asTexts(JSON.parse(text))));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseJsonTexts(text)));
  });
});
