import fc from 'fast-check';
import { fromProviderAmount, toProviderAmount } from './amount';

describe('amounts of TrustPay EU', () => {
  it.each([
    [{ minor: 150n, currency: 'EUR' }, '1.50'],
    [{ minor: 0n, currency: 'EUR' }, '0.00'],
    [{ minor: 5n, currency: 'CZK' }, '0.05'],
    [{ minor: 123456789n, currency: 'CZK' }, '1234567.89'],
    [{ minor: 9_999_999_999_999n, currency: 'EUR' }, '99999999999.99'],
  ])('%j is written with exactly two decimals', (money, text) => {
    expect(toProviderAmount(money)).toEqual({ Amount: text, Currency: money.currency });
  });

  it.each([
    ['too large', { minor: 10_000_000_000_000n, currency: 'EUR' }],
    ['negative', { minor: -1n, currency: 'EUR' }],
    ['in a currency without decimals', { minor: 100n, currency: 'JPY' }],
    ['in a currency with three decimals', { minor: 1000n, currency: 'KWD' }],
    ['in no currency', { minor: 100n, currency: 'ETH_USDT' }],
    ['in an unknown currency', { minor: 100n, currency: 'QQQ' }],
  ])('has no form for an amount that is %s', (_, money) => expect(toProviderAmount(money)).toBeUndefined());

  it.each(['', '6', '6.0', '6.000', '6,00', '-6.00', '+6.00', ' 6.00', '6.00 ', '1e2', '.00', '100000000000.00'])(
    'does not read %j',
    (text) => expect(fromProviderAmount(text, 'EUR')).toBeUndefined(),
  );

  it('does not read two decimals in a currency of another scale', () => {
    expect(fromProviderAmount('6.00', 'JPY')).toBeUndefined();
    expect(fromProviderAmount('6.00', 'KWD')).toEqual({ minor: 6000n, currency: 'KWD' });
    expect(fromProviderAmount('6.00', 'eur')).toBeUndefined();
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), (minor) => {
        const { Amount, Currency } = toProviderAmount({ minor, currency: 'EUR' })!;
        expect(fromProviderAmount(Amount, Currency)).toEqual({ minor, currency: 'EUR' });
      }),
    );
  });
});
