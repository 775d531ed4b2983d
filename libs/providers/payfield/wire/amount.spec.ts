import fc from 'fast-check';
import { fromProviderAmount, toProviderAmount } from './amount';

describe('amounts', () => {
  it.each([
    ['1000.00', 'BDT', 100_000n],
    ['1000', 'BDT', 100_000n],
    ['250.5', 'BDT', 25_050n],
    ['10.123456', 'USDT', 10_123_456n],
    ['0.000000', 'USDT', 0n],
    ['1000.00', 'JPY', 1000n],
    ['5.1000', 'BDT', 510n],
  ])('%s %s is %s', (text, currency, minor) => {
    expect(fromProviderAmount(text, currency)).toEqual({ minor, currency });
  });

  it.each([
    ['1e3', 'BDT'],
    ['-1.00', 'BDT'],
    ['1,00', 'BDT'],
    ['1.005', 'BDT'],
    ['', 'BDT'],
    ['.50', 'BDT'],
    ['1.', 'BDT'],
    ['1'.repeat(50), 'BDT'],
    [`1.${'0'.repeat(50)}`, 'BDT'],
    ['1.00', 'XYZ'],
    ['1.00', '__proto__'],
  ])('%s %s is none', (text, currency) => expect(fromProviderAmount(text, currency)).toBeUndefined());

  it('come back as they went', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n - 1n), fc.constantFrom('BDT', 'JPY', 'USDT', 'KWD'), (minor, currency) => {
        expect(fromProviderAmount(toProviderAmount({ minor, currency }), currency)).toEqual({ minor, currency });
      }),
    );
  });
});
