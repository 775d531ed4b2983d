import fc from 'fast-check';
import { currencyOf } from './currencies';
import { formatAmount } from './format-amount';
import { anyMoney } from './testing/arbitraries';

describe('formatAmount', () => {
  it.each([
    [10_000n, 'EUR', '100.00'],
    [5n, 'EUR', '0.05'],
    [-5n, 'EUR', '-0.05'],
    [0n, 'EUR', '0.00'],
    [-100n, 'JPY', '-100'],
    [0n, 'JPY', '0'],
    [1n, 'KWD', '0.001'],
    [1n, 'BSC_USDT', '0.000000000000000001'],
  ])('writes %s %s as %s', (minor, currency, value) => {
    expect(formatAmount({ minor, currency })).toEqual({ value, currency });
  });

  it("writes exactly the currency's decimals, and nothing that a spreadsheet could take for an exponent", () => {
    fc.assert(
      fc.property(anyMoney(), (amount) => {
        const { scale } = currencyOf(amount.currency);
        const decimals = scale === 0 ? '' : `\\.\\d{${scale}}`;
        expect(formatAmount(amount).value).toMatch(new RegExp(`^-?(0|[1-9]\\d*)${decimals}$`));
      }),
    );
  });
});
