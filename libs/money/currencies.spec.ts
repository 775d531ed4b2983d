import { allCurrencies, currencyOf, isCurrency } from './currencies';
import { UnknownCurrencyError } from './errors';

describe('currencies', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['UYI', 0],
    ['INR', 2],
    ['BDT', 2],
    ['USDT', 6],
    ['BTC', 8],
    ['ETH_USDT', 6],
    ['BSC_USDT', 18],
  ])('knows that %s has %i decimals', (code, scale) => {
    expect(currencyOf(code).scale).toBe(scale);
  });

  it('lists each code once, in upper case', () => {
    const codes = allCurrencies().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^([A-Z]{3}|[A-Z]+(_[A-Z]+1?)?)$/.test(code))).toEqual([]);
    expect(allCurrencies().filter(({ kind }) => kind === 'fiat')).toHaveLength(165);
  });

  it.each(['', 'eur', ' EUR', 'EURO', 'XXX', 'XAU', 'BGN', 'constructor', '__proto__', 'ＥＵＲ'])(
    'does not know %j',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => currencyOf(code)).toThrow(UnknownCurrencyError);
    },
  );
});
