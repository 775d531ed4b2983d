import fc from 'fast-check';
import { compactJson, readJson } from './json';

const read = (text: string) => readJson(Buffer.from(text));

describe('the JSON reader', () => {
  it('reads what any writer of JSON writes, and keeps all of it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        // A name twice is refused, which `fc.json` never writes.
        const value = read(text);
        expect(value === undefined ? undefined : JSON.parse(compactJson(value))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('keeps the literals of numbers', () => {
    const text = '{"a":5.00,"b":8820250900009,"c":[1e2,-0.10],"d":"x\\u00e9\\n"}';
    expect(compactJson(read(text)!)).toBe('{"a":5.00,"b":8820250900009,"c":[1e2,-0.10],"d":"xé\\n"}');
    expect(compactJson(read(' { "a" : [ ] , "b" : { } , "c" : null , "d" : true } ')!)).toBe(
      '{"a":[],"b":{},"c":null,"d":true}',
    );
  });

  it.each([
    ...['', ' ', '{', '}', '[1,]', '{"a":1,}', '{"a"}', '{a:1}', '"a', '"\\x"', '"\n"', '01', '1.', '.5', '+1', 'NaN'],
    ...['truex', '1 2', '{"a":1,"a":2}', '{"a":1,"\\u0061":2}', `${'['.repeat(13)}${']'.repeat(13)}`, '1'.repeat(65)],
    ...['[1 2]', '"\\u12"', '-'],
  ])('refuses %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('refuses bytes that are no UTF-8, and never throws', () => {
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void readJson(Buffer.from(bytes))));
    expect(read('['.repeat(1_000_000))).toBeUndefined();
    expect(read(`"${'\\'.repeat(1_000_001)}`)).toBeUndefined();
  });

  it('is not fooled by the names of objects', () => {
    expect(compactJson(read('{"__proto__":{"a":1},"constructor":"x"}')!)).toBe(
      '{"__proto__":{"a":1},"constructor":"x"}',
    );
  });
});
