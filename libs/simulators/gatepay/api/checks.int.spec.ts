import { ORDER, startMerchant } from '../testing/merchant';
import type { Merchant } from '../testing/merchant';

const CREATE = '/v1/pay/checkout/order';
const HOUR = 3_600_000;

describe('what the simulated GatePay checks', () => {
  let merchant: Merchant;
  beforeEach(async () => {
    merchant = await startMerchant();
  });
  afterEach(() => merchant.simulator.close());
  const create = (change: Record<string, unknown> = {}) => merchant.post(CREATE, { ...ORDER, ...change });

  it('takes the order of the source, and answers with its chain', async () => {
    const { http, status, code, data } = await create();
    expect({ http, status, code }).toEqual({ http: 200, status: 'SUCCESS', code: '000000' });
    expect(data).toMatchObject({
      prepayId: expect.stringMatching(/^\d{17}$/),
      payCurrency: 'USDT',
      payAmount: '118.75',
      fiatCurrency: '',
      expireTime: merchant.clock.now().getTime() + HOUR,
      chain: { chain_type: 'MATIC', fullCurrType: 'USDT_MATIC', address: expect.stringMatching(/^0x[0-9a-f]{40}$/) },
      location: expect.stringContaining('/cashier?prepayid='),
    });
  });

  it('checks in the order of the sheet: each later fault shows only without the earlier ones', async () => {
    const wrong: [Record<string, string | undefined>, string][] = [
      [{ 'x-gatepay-on-behalf-of': '999' }, '500008'],
      [{ 'x-gatepay-signature': '0'.repeat(128) }, '400002'],
      [{ 'x-gatepay-certificate-clientid': 'nobody' }, '400004'],
      [{ 'x-gatepay-timestamp': String(merchant.clock.now().getTime() - 10_001) }, '400003'],
      [{ 'x-gatepay-nonce': 'not a nonce' }, '400020'],
      [{ 'x-gatepay-timestamp': 'now' }, '400003'],
      [{ 'x-gatepay-certificate-clientid': '' }, '400004'],
      [{ 'content-type': 'text/plain' }, '400007'],
    ];
    let all: Record<string, string | undefined> = {};
    for (const [headers, code] of wrong) {
      all = { ...all, ...headers };
      const answer = await merchant.post(CREATE, ORDER, all);
      expect({ ...headers, code: answer.code, http: answer.http }).toEqual({ ...headers, code, http: 200 });
    }
    expect(merchant.simulator.control.book()).toEqual([]);
  });

  it('takes the window of ten seconds inclusive, on both sides', async () => {
    for (const away of [10_000, -10_000]) {
      const timestamp = String(merchant.clock.now().getTime() + away);
      const answer = await merchant.post(
        CREATE,
        { ...ORDER, merchantTradeNo: `T${away + 10_000}` },
        { 'x-gatepay-timestamp': timestamp },
      );
      expect(answer.status).toBe('SUCCESS');
    }
  });

  it('signs the bytes as they come, and reads null as absent and what it does not know not at all', async () => {
    const spaced = JSON.stringify({ ...ORDER, api: 'x', version: 1, returnUrl: null, toleranceAmount: null }, null, 2);
    expect((await merchant.post(CREATE, spaced)).status).toBe('SUCCESS');
  });

  it.each([
    [{ orderAmount: '0.0000001' }, '400001'],
    [{ orderAmount: '0' }, '400001'],
    [{ orderAmount: '5000000.000001' }, '400001'],
    [{ orderAmount: 118.75 }, '400001'],
    [{ merchantTradeNo: 'ä' }, '400001'],
    [{ merchantTradeNo: 'x'.repeat(33) }, '400001'],
    [{ env: { terminalType: 'TV' } }, '400001'],
    [{ goods: { ...ORDER.goods, goodsName: 'x'.repeat(161) } }, '400001'],
    [{ merchantUserId: -1 }, '400001'],
    [{ merchantUserId: undefined }, '400001'],
    [{ toleranceAmount: '118.75' }, '400001'],
    [{ orderExpireTime: HOUR + 1 }, '400001'],
    [{ orderExpireTime: 1_761_714_000_000 }, '400001'],
    [{ currency: 'DOGE' }, '400205'],
    [{ fullCurrType: 'USDT_EOS' }, '400623'],
    [{ chain: 'BSC' }, '400623'],
    [{ payCurrency: 'BTC' }, '400623'],
    [{ fiatAmount: '100.001' }, '400001'],
    [{ fiatCurrency: 'EUR', fiatAmount: '0' }, '400001'],
    [{ fiatCurrency: 'euro', fiatAmount: '100' }, '400001'],
    [{ fiatCurrency: 'EUR', fiatAmount: '100', orderAmount: undefined }, '400001'],
    [{ fiatCurrency: 'EUR', fiatAmount: '100', orderAmount: undefined, currency: undefined }, '400001'],
  ])('refuses an order with %j by %s', async (change, code) => {
    expect(await create(change)).toMatchObject({ http: 200, status: 'FAIL', code });
  });

  it('takes an int64 and a shorter life, as duration and as time', async () => {
    const { data } = await merchant.post(
      CREATE,
      JSON.stringify({ ...ORDER, orderExpireTime: 60_000 }).replace(':123,', ':9223372036854775807,'),
    );
    expect(data!.expireTime).toBe(merchant.clock.now().getTime() + 60_000);
    expect(merchant.simulator.control.book()[0]!.merchantUserId).toBe('9223372036854775807');
    const until = merchant.clock.now().getTime() + 120_000;
    expect((await create({ merchantTradeNo: '164', orderExpireTime: until })).data!.expireTime).toBe(until);
    merchant.simulator.control.setQuirks({ clampExpiry: true });
    expect((await create({ merchantTradeNo: '165', orderExpireTime: 2 * HOUR })).status).toBe('SUCCESS');
  });

  it('has each order number once per sub-account, also under parallel requests', async () => {
    const codes = (await Promise.all(Array.from({ length: 8 }, () => create()))).map(({ code }) => code);
    expect(codes.sort()).toEqual(['000000', ...Array.from({ length: 7 }, () => '400201')]);
    expect((await merchant.post(CREATE, ORDER, { 'x-gatepay-on-behalf-of': '2' })).status).toBe('SUCCESS');
  });

  it('serves merchants without a sub-account, and their query wrapped', async () => {
    const nobody = { 'x-gatepay-on-behalf-of': undefined };
    await merchant.post(CREATE, ORDER, nobody, '');
    expect((await merchant.get('/v2/pay/order/query?merchantTradeNo=163', nobody, '')).data).toMatchObject({
      bizData: { merchantTradeNo: '163' },
    });
    expect((await merchant.get('/v2/pay/order/query?merchantTradeNo=163')).data).toMatchObject({ status: 'PENDING' });
    expect((await merchant.post(CREATE, ORDER, nobody)).code).toBe('500008');
  });

  it('prices a merchant’s order in a fiat currency by the rate of that moment, and rounds up', async () => {
    const { control } = merchant.simulator;
    const fiat = { ...ORDER, currency: undefined, orderAmount: undefined, fiatCurrency: 'EUR' };
    const sell = (merchantTradeNo: string, change: object) =>
      merchant.post(CREATE, { ...fiat, merchantTradeNo, ...change }, {}, '');
    const query = async (number: string) =>
      (await merchant.get(`/v2/pay/order/query?merchantTradeNo=${number}`)).data as Record<string, unknown>;
    const { data } = await sell('1', { fiatAmount: '100' });
    expect(data).toMatchObject({ currency: 'USDT', orderAmount: '118.75', payAmount: '118.75', fiatAmount: '100' });
    control.setRate({ fiatCurrency: 'EUR', coin: 'USDT', rate: '1.12345678' });
    expect((await sell('2', { fiatAmount: '0.01' })).data).toMatchObject({ orderAmount: '0.011235' });
    expect(await query('1')).toMatchObject({ fiatCurrency: 'EUR', fiatAmount: '100', fiatRate: '1.1875' });
    expect((await sell('3', { fiatAmount: '1', fiatCurrency: 'GBP' })).code).toBe('400205');
    expect((await sell('4', { fiatAmount: '100', payCurrency: 'BTC' })).code).toBe('400623');
    await sell('5', { fiatAmount: '100', currency: 'USDT', orderAmount: '7' });
    expect(await query('5')).toMatchObject({ orderAmount: '7', fiatAmount: '100', fiatRate: '' });
    control.pay({ merchantTradeNo: '1', amount: '118.75' });
    expect(await query('1')).toMatchObject({ status: 'PAID', pay_amount: '118.75' });
    expect(control.isConserved()).toBe(true);
  });

  it('can refuse a nonce that came before', async () => {
    merchant.simulator.control.setQuirks({ rejectReusedNonce: true });
    expect((await create()).status).toBe('SUCCESS');
    expect((await create({ merchantTradeNo: '164' })).code).toBe('400020');
  });

  it('asks for one name of an order, and knows only its own', async () => {
    const { data } = await create();
    const query = async (search: string, changed = {}) =>
      (await merchant.get(`/v2/pay/order/query?${search}`, changed)).code;
    expect(await query(`prepayId=${data!.prepayId as string}`)).toBe('000000');
    expect(await query('')).toBe('400001');
    expect(await query(`prepayId=${data!.prepayId as string}&merchantTradeNo=163`)).toBe('400001');
    expect(await query('merchantTradeNo=164')).toBe('400202');
    expect(await query('merchantTradeNo=163', { 'x-gatepay-on-behalf-of': '2' })).toBe('400202');
  });
});
