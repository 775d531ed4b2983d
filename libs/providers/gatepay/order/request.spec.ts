import { payment, usdt } from '../testing/samples';
import { expireTimeOf, orderBody, orderRequest } from './request';

const HOUR = 3_600_000;

describe('an order of GatePay', () => {
  it('is written as the sheet says, the payer as an int64', () => {
    const body = orderBody(orderRequest(payment()), undefined);
    expect(body).toMatch(/,"merchantUserId":6570499703596170115}$/);
    expect(JSON.parse(body)).toEqual({
      merchantTradeNo: '7Hq2mX0aVb93kLr5TzPd8w1',
      currency: 'USDT',
      orderAmount: '118.75',
      env: { terminalType: 'WEB' },
      goods: { goodsType: '02', goodsName: 'Sipariş Ödemesi - 177', goodsDetail: 'Sipariş Ödemesi - 177' },
      chain: 'MATIC',
      fullCurrType: 'USDT_MATIC',
      returnUrl: 'https://ledger.example/return',
      cancelUrl: 'https://ledger.example/return',
      merchantUserId: expect.any(Number),
    });
  });

  it('says tolerance and what comes on top only where there is any', () => {
    const crypto = { asset: 'BSC_USDT', tolerance: { minor: 5n * 10n ** 17n, currency: 'BSC_USDT' } };
    const { fields, due } = orderRequest(payment({ crypto: { ...crypto, developerFee: usdt(1_000_000n) } }));
    expect(fields).toMatchObject({ toleranceAmount: '0.5', surchargeAmount: '1', orderAmount: '118.75' });
    expect(due).toBe(119_750_000n);
    const none = { asset: 'BSC_USDT', tolerance: usdt(0n), developerFee: usdt(0n) };
    expect(Object.keys(orderRequest(payment({ crypto: none })).fields)).not.toContain('toleranceAmount');
    expect(Object.keys(orderRequest(payment({ crypto: none })).fields)).not.toContain('surchargeAmount');
  });

  it('names the coin that is paid where it is another one; what is due in it only the provider knows', () => {
    const amount = { minor: 100_000n, currency: 'BTC' };
    const tolerance = usdt(5_000_000n);
    const crypto = { asset: 'MATIC_USDT', tolerance, developerFee: { minor: 100n, currency: 'BTC' } };
    const { fields, due, currency } = orderRequest(payment({ amount, crypto }));
    expect(fields).toMatchObject({
      ...{ currency: 'BTC', orderAmount: '0.001', surchargeAmount: '0.000001', payCurrency: 'USDT' },
      ...{ chain: 'MATIC', fullCurrType: 'USDT_MATIC', toleranceAmount: '5' },
    });
    expect({ due, currency }).toEqual({ due: 100_100n, currency: 'BTC' });
    const inUsdt = { asset: 'MATIC_USDT', developerFee: usdt(1n) };
    expect(() => orderRequest(payment({ amount, crypto: inUsdt }))).toThrow('not in the order currency');
    expect(() => orderRequest(payment({ crypto: { asset: 'BTC', tolerance } }))).toThrow('not in BTC');
  });

  it('names the goods in 160 characters, and by its reference where nothing describes it', () => {
    const goods = (description?: string) =>
      orderRequest(payment({ description })).fields.goods as { goodsName: string };
    expect(goods('😀'.repeat(100)).goodsName).toBe('😀'.repeat(80));
    expect(goods(`x${'😀'.repeat(100)}`).goodsName).toBe(`x${'😀'.repeat(79)}`);
    expect(goods(' two\n lines ').goodsName).toBe('two lines');
    expect(goods(undefined).goodsName).toBe('Order 7Hq2mX0aVb93kLr5TzPd8w1');
  });

  it('ends as asked within the hour, and by the provider otherwise', () => {
    const now = Date.parse('2026-03-02T09:15:00Z');
    expect(expireTimeOf('2026-03-02T09:30:00Z', now)).toBe(now + HOUR / 4);
    expect(expireTimeOf('2026-03-02T10:15:00Z', now)).toBeUndefined();
    expect(expireTimeOf('2027-01-01T00:00:00Z', now)).toBeUndefined();
    expect(JSON.parse(orderBody(orderRequest(payment()), now))).toMatchObject({ orderExpireTime: now });
  });

  it('has one payer id per customer', () => {
    const idOf = (customerId?: string) => orderRequest(payment({ customerId })).merchantUserId;
    expect(idOf('customer-17')).toBe(6570499703596170115n);
    expect(idOf('customer-18')).not.toBe(idOf('customer-17'));
    for (let i = 0; i < 200; i++) {
      expect(idOf(`c${i}`) > 0n && idOf(`c${i}`) < 1n << 63n).toBe(true);
    }
    expect(idOf(undefined)).toBe(idOf('7Hq2mX0aVb93kLr5TzPd8w1'));
  });
});
