import { divide, fixed, floorTo, ONE, parseDecimal, significantDecimals, trimmed } from './decimal';

const atto = (text: string): bigint => parseDecimal(text)!;

describe('decimals', () => {
  it.each([
    ['100', '0.99', '101.01'],
    ['102', '0.99', '103.03'],
    ['102', '1', '102.00'],
    ['100', '0.96', '104.17'],
  ])('divide %s by %s to %s', (dividend, divisor, quotient) => {
    expect(fixed(divide(atto(dividend), atto(divisor), 2, 'half-up'), 2)).toBe(quotient);
  });

  it('may be cut instead of rounded', () => {
    expect(fixed(divide(atto('100'), atto('0.96'), 2, 'floor'), 2)).toBe('104.16');
    expect(floorTo(atto('1.9999999'), 6)).toBe(atto('1.999999'));
  });

  it('are written in full or with as many decimals as wanted', () => {
    expect([trimmed(0n), trimmed(ONE), trimmed(atto('103.0305')), trimmed(-1n)]).toEqual([
      '0',
      '1',
      '103.0305',
      '-0.000000000000000001',
    ]);
    expect(fixed(atto('99.999'), 2)).toBe('99.99');
    expect(significantDecimals('0.500')).toBe(1);
    expect(['-1', '1e3', '', '1.'].map(parseDecimal)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
