import { downToCents, readAmount, withDecimals } from './amounts';

const usdt = (minor: bigint) => ({ minor, currency: 'ETH_USDT' });

describe('amounts of the provider', () => {
  it.each([
    ['103.03', 103_030_000n],
    ['103.0305', 103_030_500n],
    ['0', 0n],
    ['0.50', 500_000n],
    ['100.0000000000', 100_000_000n],
  ])('reads %s', (text, minor) => {
    expect(readAmount(text, 'ETH_USDT')).toEqual(usdt(minor));
  });

  it.each(['', '-1', '1e3', '1.', '.5', '1,00', '0x1', '1.0000001', '1'.repeat(16), '9'.repeat(100_000), 'NaN', '01'])(
    'does not read %p',
    (text) => {
      expect(readAmount(text, 'ETH_USDT')).toBeUndefined();
    },
  );

  it('does not read an amount of a token that it does not know', () => {
    expect(readAmount('1', 'DOGE')).toBeUndefined();
    expect(readAmount('1', '')).toBeUndefined();
    expect(readAmount(undefined, 'ETH_USDT')).toBeUndefined();
  });

  it('keeps eighteen decimals where the token has them', () => {
    expect(readAmount('1.000000000000000001', 'BSC_USDT')?.minor).toBe(10n ** 18n + 1n);
  });

  it.each([
    [usdt(103_030_000n), 2, '103.03'],
    [usdt(103_030_001n), 2, undefined],
    [usdt(500_000n), 1, '0.5'],
    [usdt(550_000n), 1, undefined],
    [usdt(-1_000_000n), 2, undefined],
    [{ minor: 10_000n, currency: 'USD' }, 2, '100.00'],
    [{ minor: 100n, currency: 'JPY' }, 2, '100.00'],
    [usdt(10n ** 22n), 2, undefined],
  ])('writes %p with %d decimals as %p', (amount, decimals, text) => {
    expect(withDecimals(amount, decimals)).toBe(text);
  });

  it('rounds down to what a refund can have', () => {
    expect(downToCents(usdt(34_339_899n))).toEqual(usdt(34_330_000n));
    expect(downToCents({ minor: 199n, currency: 'USD' }).minor).toBe(199n);
  });
});
