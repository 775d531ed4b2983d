import fc from 'fast-check';
import { money } from './arithmetic';
import { convert, parseRate } from './convert';
import { InvalidRateError } from './errors';
import { rateBetween } from './rate-between';

describe('the rate between two amounts', () => {
  it.each([
    [money(100_000_000n, 'ETH_USDT'), money(9_900n, 'USD'), '0.99'],
    [money(3_000_000n, 'ETH_USDT'), money(100n, 'USD'), '0.3333333333333333333'],
    [money(10_000n, 'EUR'), money(16_235n, 'JPY'), '162.35'],
    [money(-200n, 'EUR'), money(-100n, 'USD'), '0.5'],
  ])('of %j and %j is %s', (from, to, rate) => {
    expect(rateBetween(from, to)).toBe(rate);
  });

  it('gives the amount back', () => {
    const minor = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(minor, minor, (coins, fiat) => {
        const [from, to] = [money(coins, 'ETH_USDT'), money(fiat, 'USD')];
        expect(convert(from, parseRate(rateBetween(from, to)), 'USD', 'half-even')).toEqual(to);
      }),
    );
  });

  it.each([
    [0n, 1n],
    [1n, 0n],
    [1n, -1n],
  ])('of %s and %s is none', (from, to) => {
    expect(() => rateBetween(money(from, 'EUR'), money(to, 'USD'))).toThrow(InvalidRateError);
  });
});
