import fc from 'fast-check';
import { InvalidAmountError, UnknownCurrencyError } from './errors';
import { fromMoneyJson, toMoneyJson } from './money-json';
import { anyMoney } from './testing/arbitraries';

describe('money in events and rows', () => {
  it('survives JSON unchanged, at every magnitude', () => {
    fc.assert(
      fc.property(anyMoney(), (amount) => {
        const stored = JSON.stringify(toMoneyJson(amount));
        expect(fromMoneyJson(JSON.parse(stored) as never)).toEqual(amount);
      }),
    );
  });

  it.each(['', '-0', '+1', '01', '1.0', '1e3', ' 1', '0x1', '1'.repeat(39), '1'.repeat(1_000_000), 1, null])(
    'refuses what the system cannot have written (case %#)',
    (minor) => {
      expect(() => fromMoneyJson({ minor, currency: 'EUR' } as never)).toThrow(InvalidAmountError);
    },
  );

  it('refuses a currency that it does not know', () => {
    expect(() => fromMoneyJson({ minor: '1', currency: 'ABC' })).toThrow(UnknownCurrencyError);
  });
});
