import fc from 'fast-check';
import {
  add,
  compare,
  equals,
  isNegative,
  isPositive,
  isZero,
  MAX_MINOR,
  min,
  money,
  negate,
  subtract,
  sum,
  zero,
} from './arithmetic';
import { CurrencyMismatchError, MoneyOverflowError, UnknownCurrencyError } from './errors';
import { anyMoney } from './testing/arbitraries';

const eur = (minor: bigint) => money(minor, 'EUR');
const usd = (minor: bigint) => money(minor, 'USD');
const anyEuros = anyMoney(fc.constant('EUR'), MAX_MINOR / 4n);

describe('arithmetic of money', () => {
  it('adds, subtracts and negates minor units', () => {
    expect(add(eur(1n), eur(2n))).toEqual(eur(3n));
    expect(subtract(eur(1n), eur(2n))).toEqual(eur(-1n));
    expect(negate(eur(5n))).toEqual(eur(-5n));
    expect(sum([eur(1n), eur(2n), eur(3n)], 'EUR')).toEqual(eur(6n));
    expect(sum([], 'EUR')).toEqual(zero('EUR'));
  });

  it('adds in any order to the same sum, and subtraction undoes addition', () => {
    fc.assert(
      fc.property(anyEuros, anyEuros, anyEuros, (a, b, c) => {
        expect(add(add(a, b), c)).toEqual(add(c, add(b, a)));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(sum([a, b, c], 'EUR')).toEqual(add(a, add(b, c)));
      }),
    );
  });

  it('orders amounts as their minor units are ordered', () => {
    fc.assert(
      fc.property(anyEuros, anyEuros, (a, b) => {
        expect(compare(a, b)).toBe(a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0);
        expect(compare(min(a, b), a)).toBeLessThanOrEqual(0);
        expect(compare(min(a, b), b)).toBeLessThanOrEqual(0);
        expect(equals(a, b)).toBe(compare(a, b) === 0);
      }),
    );
  });

  it.each([
    [-1n, { negative: true, zero: false, positive: false }],
    [0n, { negative: false, zero: true, positive: false }],
    [1n, { negative: false, zero: false, positive: true }],
  ])('tells the sign of %s', (minor, sign) => {
    const amount = eur(minor);
    expect({ negative: isNegative(amount), zero: isZero(amount), positive: isPositive(amount) }).toEqual(sign);
  });

  it.each([
    ['add', () => add(eur(1n), usd(1n))],
    ['subtract', () => subtract(eur(1n), usd(1n))],
    ['compare', () => compare(eur(0n), usd(0n))],
    ['min', () => min(eur(1n), usd(1n))],
    ['sum', () => sum([eur(1n), usd(1n)], 'EUR')],
  ])('refuses to %s two currencies', (_, compute) => {
    expect(compute).toThrow(CurrencyMismatchError);
  });

  it('takes equal numbers of two currencies for different amounts', () => {
    expect(equals(eur(1n), usd(1n))).toBe(false);
  });

  it('ends at 38 digits, in both directions', () => {
    expect(eur(MAX_MINOR).minor.toString()).toBe('9'.repeat(38));
    expect(() => add(eur(MAX_MINOR), eur(1n))).toThrow(MoneyOverflowError);
    expect(() => subtract(eur(-MAX_MINOR), eur(1n))).toThrow(MoneyOverflowError);
    expect(() => sum([eur(MAX_MINOR), eur(MAX_MINOR)], 'EUR')).toThrow(MoneyOverflowError);
  });

  it('makes no money of an unknown currency', () => {
    expect(() => money(1n, 'ABC')).toThrow(UnknownCurrencyError);
  });
});
