import fc from 'fast-check';
import { fromWireAmount, shortest, toWireAmount, twoDecimals } from './amount';
import { JsonNumber } from './json';

describe('amounts of TrustPay money', () => {
  it.each([
    ['500', 'USD', '5'],
    ['450', 'USD', '4.5'],
    ['1525', 'INR', '15.25'],
    ['5', 'USD', '0.05'],
    ['10000', 'USD', '100'],
  ])('are written in the shortest plain form: %s %s as %s', (minor, currency, literal) => {
    expect(toWireAmount({ minor: BigInt(minor), currency })).toEqual(new JsonNumber(literal));
  });

  it.each([
    ['5', '5', '5.00'],
    ['5.00', '5', '5.00'],
    ['4.50', '4.5', '4.50'],
    ['100', '100', '100.00'],
    ['1.005', '1.005', undefined],
    ['5e0', undefined, undefined],
    ['-5', undefined, undefined],
    ['1'.repeat(16), undefined, undefined],
  ])('%s is %s in the shortest form and %s with two decimals', (literal, short, padded) => {
    expect([shortest(literal), twoDecimals(literal)]).toEqual([short, padded]);
  });

  it('are read from numbers and from texts, and nothing is rounded', () => {
    expect(fromWireAmount(new JsonNumber('4.50'), 'USD')).toEqual({ minor: 450n, currency: 'USD' });
    expect(fromWireAmount('106', 'INR')).toEqual({ minor: 10_600n, currency: 'INR' });
    for (const wrong of [new JsonNumber('4.505'), new JsonNumber('1e3'), '-1', '', ' 1', true, null, undefined, []]) {
      expect(fromWireAmount(wrong, 'USD')).toBeUndefined();
    }
    expect(fromWireAmount('1', 'XXQ')).toBeUndefined();
    expect(toWireAmount({ minor: 1n, currency: 'XXQ' })).toBeUndefined();
  });

  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 16n), (minor) => {
        expect(fromWireAmount(toWireAmount({ minor, currency: 'USD' }), 'USD')).toEqual({ minor, currency: 'USD' });
      }),
    );
  });
});
