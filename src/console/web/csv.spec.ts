import fc from 'fast-check';
import { csvLine, safe } from './csv';

describe('a CSV download', () => {
  it.each([
    ['=1+1', "'=1+1"],
    [' =1+1', "'=1+1"],
    ['\u00a0=1+1', "'=1+1"],
    ['\t@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['-5', "'-5"],
    ['a\n=1', 'a =1'],
    ['\u200b+1', "'+1"],
    ['INV-1', 'INV-1'],
    ['x;=HYPERLINK("http://a.example");y', `x;'=HYPERLINK("http://a.example");y`],
    ['x; \t+1;y-1;-2', "x;  '+1;y-1;'-2"],
    ['x;"=1"', `x;"'=1"`],
    [';＠1', ";'＠1"],
    ['a; b; c-1', 'a; b; c-1'],
  ])('makes of %j the text %j', (text, cell) => {
    expect(safe(text)).toBe(cell);
  });

  it('never lets a text begin as a formula, nor what stands behind a semicolon in it', () => {
    const beginning = fc.constantFrom('', '=', '+', '-', '@', '\t=', ' +', '\u200b-', '\n@');
    fc.assert(
      fc.property(beginning, fc.string({ unit: 'binary' }), (begin, text) => {
        expect(safe(begin + text)).not.toMatch(/^[\s]*[=+\-@]/);
        expect(safe(`${text};${begin}${text}`)).not.toMatch(/;[\s"]*[=+\-@]/);
      }),
    );
  });

  it('keeps negative figures numbers, and quotes what would end a cell', () => {
    expect(csvLine([{ figure: '-5.00' }, { text: 'a "b", c' }, { text: null }])).toBe('-5.00,"a ""b"", c",\r\n');
  });
});
