import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { MAX_MINOR, money } from './arithmetic';
import { convert, parseRate } from './convert';
import { currencyOf } from './currencies';
import { InvalidRateError, MoneyOverflowError } from './errors';
import { anyCurrency } from './testing/arbitraries';

describe('convert', () => {
  it.each([
    [100n, 'EUR', '1.0875', 'USD', 'half-even', 109n],
    [10_000n, 'EUR', '162.35', 'JPY', 'half-even', 16_235n],
    [1n, 'JPY', '0.0061', 'EUR', 'half-even', 1n],
    [1_000n, 'KWD', '3.2567', 'USD', 'down', 325n],
    [5n, 'EUR', '0.5', 'USD', 'half-even', 2n],
    [15n, 'EUR', '0.5', 'USD', 'half-even', 8n],
    [5n, 'EUR', '0.5', 'USD', 'half-up', 3n],
    [-5n, 'EUR', '0.5', 'USD', 'half-up', -3n],
    [-5n, 'EUR', '0.5', 'USD', 'down', -2n],
    [1n, 'EUR', '0.1', 'USD', 'up', 1n],
    [-1n, 'EUR', '0.1', 'USD', 'up', -1n],
    [10_000n, 'USD', '1', 'BSC_USDT', 'half-even', 100_000_000_000_000_000_000n],
  ] as const)('makes of %s %s at %s in %s, rounding %s: %s', (minor, from, rate, to, rounding, expected) => {
    expect(convert(money(minor, from), parseRate(rate), to, rounding)).toEqual(money(expected, to));
  });

  it('agrees with exact integer arithmetic, whatever the magnitude', () => {
    const digits = fc.bigInt({ min: 1n, max: 10n ** 20n - 1n });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_MINOR }), anyCurrency, anyCurrency, digits, (minor, from, to, rate) => {
        // The rate is rate/10^20, below one, and is written with a point for the parser: at most 20 digits.
        const decimals = BigInt(20 + currencyOf(from).scale - currencyOf(to).scale);
        const expected = (minor * rate) / 10n ** decimals;
        fc.pre(expected <= MAX_MINOR);
        const asDecimal = new (Decimal.clone({ precision: 40 }))(`${rate}e-20`);
        expect(convert(money(minor, from), asDecimal, to, 'down').minor).toBe(expected);
      }),
    );
  });

  it('does not heed what somebody else set decimal.js to', () => {
    const { precision } = Decimal;
    Decimal.set({ precision: 3 });
    try {
      expect(convert(money(123_456_789n, 'EUR'), parseRate('1.00000001'), 'EUR', 'down').minor).toBe(123_456_790n);
    } finally {
      Decimal.set({ precision });
    }
  });

  it.each(['', '0', '0.0', '-1', '+1', '1e3', '01', '.5', '5.', 'NaN', 'Infinity', '0x1', ' 1', '1'.repeat(22), 1.5])(
    'refuses the rate %j',
    (text) => {
      expect(() => parseRate(text as string)).toThrow(InvalidRateError);
    },
  );

  it.each([new Decimal(0), new Decimal(-1), new Decimal(NaN), new Decimal(Infinity)])(
    'refuses to convert at %s',
    (rate) => {
      expect(() => convert(money(1n, 'EUR'), rate, 'USD', 'down')).toThrow(InvalidRateError);
    },
  );

  it('refuses a rate with more digits than it could compute exactly', () => {
    const rate = new (Decimal.clone({ precision: 40 }))('1.23456789012345678901');
    expect(() => convert(money(1n, 'EUR'), rate, 'USD', 'down')).toThrow(InvalidRateError);
  });

  it('refuses a result that no row could hold', () => {
    expect(() => convert(money(MAX_MINOR, 'JPY'), parseRate('1'), 'BSC_USDT', 'down')).toThrow(MoneyOverflowError);
  });
});
