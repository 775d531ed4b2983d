import fc from 'fast-check';
import { QUERY_LENGTH_MAX, parseQuery } from './query-string';

describe('the query string of a notification', () => {
  it.each([
    ['', {}],
    ['A=1&B=2', { A: '1', B: '2' }],
    ['A=a%20b+c%2Bd', { A: 'a b c+d' }],
    ['A=%C5%BDofia', { A: 'Žofia' }],
    ['A=1=2&B', { A: '1=2', B: '' }],
    ['A=%2525', { A: '%25' }],
    ['__proto__=1', JSON.parse('{"__proto__":"1"}') as Record<string, string>],
  ])('%j is decoded exactly once', (query, fields) => {
    expect({ ...parseQuery(query) }).toEqual(fields);
  });

  it.each([
    ['a parameter that comes twice', 'A=1&B=2&A=1'],
    ['the same in another letter case', 'Amount=1&amount=2'],
    ['the same behind percent signs', 'A=1&%41=2'],
    ['half a percent sequence', 'A=%4'],
    ['a percent sequence that is not hexadecimal', 'A=%zz'],
    ['bytes that are not UTF-8', 'A=%ff'],
    ['a cut UTF-8 sequence', 'A=%C5'],
    ['an overlong UTF-8 sequence', 'A=%c0%af'],
    ['raw bytes outside ASCII', 'A=Ž'],
    ['a line break', 'A=1\r\n'],
    ['a malformed name', '%=1'],
    ['more than is ever sent', `A=${'1'.repeat(QUERY_LENGTH_MAX)}`],
  ])('is refused with %s', (_, query) => expect(parseQuery(query)).toBeUndefined());

  it('gives back what was encoded, for any values', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ unit: 'grapheme' })), (fields) => {
        const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
        expect({ ...parseQuery(query.join('&')) }).toEqual({ ...fields });
      }),
    );
  });
});
