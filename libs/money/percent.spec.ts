import { parsePercent, percentOf } from './percent';

const eur = (minor: bigint) => ({ minor, currency: 'EUR' });

describe('a percentage of an amount', () => {
  it.each([
    [10_000n, '2.9', 290n],
    [9_999n, '1.4', 140n],
    [50n, '1', 1n],
    [49n, '1', 0n],
    [10_000n, '0', 0n],
    [10n ** 30n + 1n, '100', 10n ** 30n + 1n],
    [-50n, '1', -1n],
  ])('of %s at %s %% is %s', (minor, percent, part) => {
    expect(percentOf(eur(minor), percent)).toEqual(eur(part));
  });

  it.each(['-1', '1e2', '100.1', '1.23456', '', '01', '1.'])('%p is none', (text) => {
    expect(() => parsePercent(text)).toThrow('a percentage is a decimal text from 0 to 100');
  });
});
