import { ORDER, SUB_ACCOUNT, startMerchant } from '../testing/merchant';
import type { Merchant } from '../testing/merchant';

const HOUR = 3_600_000;
const CREATE = '/v1/pay/checkout/order';

/** The sheet's example: 9.88 × 20000 = 197600 (3.3). */
const CONVERTED = {
  ...ORDER,
  ...{ currency: 'BTC', orderAmount: '9.88', payCurrency: 'USDT' },
  toleranceAmount: '600',
};

describe('an order of the simulated GatePay that is paid in another coin', () => {
  let merchant: Merchant;
  let prepayId: string;
  const create = (change: Record<string, unknown> = {}, path = CREATE) =>
    merchant.post(path, { ...CONVERTED, ...change });
  beforeEach(async () => {
    merchant = await startMerchant();
    prepayId = (await create()).data!.prepayId as string;
  });
  afterEach(() => merchant.simulator.close());
  const control = () => merchant.simulator.control;
  const query = async (search = `prepayId=${prepayId}`) =>
    (await merchant.get(`/v2/pay/order/query?${search}`)).data as Record<string, unknown>;
  const balances = async () => (await merchant.get('/v1/pay/balance')).data;
  const move = (rate: string) => control().setRate({ currency: 'BTC', payCurrency: 'USDT', rate });

  it('is due at the rate of its moment, and says the rate', async () => {
    const { data } = await create({ merchantTradeNo: '164', surchargeAmount: '0.000001' });
    expect(data).toMatchObject({ currency: 'BTC', payCurrency: 'USDT', orderAmount: '9.88', payAmount: '197600.02' });
    move('30000');
    expect(await query('merchantTradeNo=164')).toMatchObject({
      ...{ currency: 'BTC', pay_currency: 'USDT', rate: '20000', underpaidAmount: '197600.02' },
      ...{ fullCurrType: 'USDT_MATIC', expectCurrency: 'BTC', actualCurrency: 'USDT', actualAmount: '0' },
    });
  });

  it.each([
    [{ merchantTradeNo: '1', orderAmount: '0.00001', toleranceAmount: '0.199999' }, '000000'],
    [{ merchantTradeNo: '1', orderAmount: '0.00001', toleranceAmount: '0.2' }, '400001'],
    [{ merchantTradeNo: '1', payCurrency: undefined }, '400623'],
    [{ merchantTradeNo: '1', payCurrency: 'ETH', chain: 'ETH', fullCurrType: 'ETH' }, '400623'],
    [{ merchantTradeNo: '1', currency: 'DOGE' }, '400205'],
  ])('with %j is answered by %s', async (change, code) => {
    expect((await create(change)).code).toBe(code);
  });

  it('rounds what is due up to six decimals, and what is credited down', async () => {
    control().setRate({ currency: 'USDT', payCurrency: 'BTC', rate: '0.000013' });
    const change = { currency: 'USDT', orderAmount: '118.75', payCurrency: 'BTC', chain: 'BTC', fullCurrType: 'BTC' };
    const { data } = await create({ ...change, merchantTradeNo: '2', toleranceAmount: undefined });
    expect(data).toMatchObject({ payAmount: '0.001544', chain: { fullCurrType: 'BTC' } });
    control().pay({ merchantTradeNo: '2', amount: '0.001545' });
    expect(await query('merchantTradeNo=2')).toMatchObject({ actualCurrency: 'USDT', actualAmount: '118.82691' });
  });

  it('is converted when payments in the other coin complete it, within the tolerance in that coin', async () => {
    control().setQuirks({ feeBasisPoints: 100 });
    control().pay({ prepayId, amount: '97600' });
    expect(await balances()).toEqual([{ currency: 'USDT', amount: '97600' }]);
    expect(await query()).toMatchObject({ status: 'PENDING', actualCurrency: 'USDT', actualAmount: '97600' });
    control().pay({ prepayId, amount: '99500' });
    expect(await query()).toMatchObject({
      ...{ status: 'PAID', underpaidAmount: '500', pay_amount: '197100' },
      ...{ actualCurrency: 'BTC', actualAmount: '9.75645', totalFeeAmount: '0.09855', totalSettleAmount: '9.75645' },
    });
    expect(await balances()).toEqual([
      { currency: 'USDT', amount: '0' },
      { currency: 'BTC', amount: '9.75645' },
    ]);
    expect(control().isConserved()).toBe(true);
  });

  it('leaves what comes afterwards in the coin in which it came', async () => {
    const { txId } = control().pay({ prepayId, amount: '10', until: 'seen' });
    for (let i = 0; i < 2; i++) control().pay({ prepayId, amount: '197600' });
    control().confirm({ prepayId }, txId);
    merchant.clock.advance(HOUR);
    control().pay({ prepayId, amount: '7' });
    expect(await balances()).toEqual([
      { currency: 'USDT', amount: '197617' },
      { currency: 'BTC', amount: '9.88' },
    ]);
    expect(control().isConserved()).toBe(true);
  });

  it('is over when the rate has moved too far, and its coins stay what they are', async () => {
    move('20200');
    control().pay({ prepayId, amount: '100000' });
    move('20201');
    expect(() => control().pay({ prepayId, from: 'gate' })).toThrow('not unpaid');
    control().pay({ prepayId });
    expect(await query()).toMatchObject({
      ...{ status: 'PAY_EXPIRED_IN_EXCHANGE_FLUCTUATION', actualCurrency: 'USDT', actualAmount: '197600' },
    });
    expect((await merchant.get(`/v2/pay/order/query?prepayId=${prepayId}`, {}, '')).data).toMatchObject({
      bizCode: '500103',
    });
    const refund = { prepayId, refundRequestId: 'A', refundAmount: '1' };
    expect((await merchant.post('/v2/standard/order/refund', refund)).code).toBe('500103');
    expect((await merchant.post('/v1/pay/order/close', { prepayId })).code).toBe('400204');
    expect(await balances()).toEqual([{ currency: 'USDT', amount: '197600' }]);
    expect(control().isConserved()).toBe(true);
  });

  it('may be tried again from a Gate account while the rate is away', async () => {
    move('19799');
    expect(() => control().pay({ prepayId, from: 'gate' })).toThrow('400622');
    expect(await query()).toMatchObject({ status: 'PENDING' });
    control().setQuirks({ conversionSlackBasisPoints: 101 });
    control().pay({ prepayId, from: 'gate' });
    expect(await query()).toMatchObject({ status: 'PAID', pay_amount: '197600', actualAmount: '9.88' });
    expect(control().isConserved()).toBe(true);
  });

  it('is refunded from the coin that was credited, asked in it or in the one that was paid', async () => {
    control().pay({ prepayId });
    const refund = async (refundRequestId: string, fields: object) =>
      merchant.post('/v1/pay/checkout/refund', { prepayId, refundRequestId, ...fields });
    expect((await refund('A', { refundOrderCurrency: 'BTC', refundOrderAmount: '1.88' })).data).toMatchObject({
      ...{ orderCurrency: 'BTC', orderAmount: '9.88', refundOrderAmount: '1.88' },
      ...{ payCurrency: 'USDT', payAmount: '197600', refundPayAmount: '37600' },
    });
    expect((await refund('B', { refundPayCurrency: 'USDT', refundPayAmount: '20000' })).data).toMatchObject({
      refundOrderAmount: '1',
    });
    expect((await merchant.get('/v2/pay/refund/details?refundRequestId=B')).data).toMatchObject({
      ...{ requestAmount: '1', requestCurrency: 'BTC', amount: '20000', currency: 'USDT', status: 'SUCCESS' },
      refundDetails: [{ amount: '20000', chain: 'MATIC', hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) }],
    });
    expect((await refund('C', { refundPayCurrency: 'ETH', refundPayAmount: '1' })).code).toBe('500205');
    expect((await refund('C', { refundPayAmount: '1', refundOrderAmount: '1' })).code).toBe('400608');
    expect((await refund('C', { refundPayAmount: '140000.02' })).code).toBe('500206');
    expect((await refund('C', { refundPayAmount: '1', receiverId: 'nobody' })).code).toBe('500204');
    expect(control().balances()).toMatchObject([
      { subAccount: SUB_ACCOUNT, coin: 'USDT', available: '0' },
      { coin: 'BTC', converted: '9.88', refunded: '2.88', available: '7' },
    ]);
  });

  it('may be an address alone, with refunds of its own', async () => {
    const { data } = await create({ merchantTradeNo: '5' }, '/v1/pay/address/create');
    expect(data).toMatchObject({ payAmount: '197600', chain: { address: expect.any(String) } });
    expect(data).not.toHaveProperty('location');
    const find = async (number: string) => merchant.get(`/v1/pay/address/query?merchantTradeNo=${number}`);
    control().pay({ merchantTradeNo: '5' });
    expect((await find('5')).data).toMatchObject({ status: 'PAID', actualAmount: '9.88' });
    expect((await find('163')).code).toBe('500203');
    expect((await find('nobody')).code).toBe('500203');
    const plain = { ...ORDER, merchantTradeNo: '6' };
    const { data: other } = await merchant.post('/v1/pay/address/create', plain);
    control().pay({ merchantTradeNo: '6' });
    const refund = async (kind: string, id: unknown, fields: object) =>
      (await merchant.post(`/v1/pay/address/${kind}`, { prepayId: id, refundRequestId: kind, ...fields })).code;
    expect(await refund('refundconvert', data!.prepayId, { refundPayAmount: '20000' })).toBe('000000');
    expect(await refund('refundconvert', other!.prepayId, { refundPayAmount: '1' })).toBe('500208');
    expect(await refund('refund', other!.prepayId, { refundAmount: '1' })).toBe('000000');
    expect(await refund('refund', prepayId, { refundAmount: '1' })).toBe('500203');
  });
});
