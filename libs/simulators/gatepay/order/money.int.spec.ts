import { ORDER, SUB_ACCOUNT, startMerchant } from '../testing/merchant';
import type { Merchant } from '../testing/merchant';

const HOUR = 3_600_000;

describe('the money of the simulated GatePay', () => {
  let merchant: Merchant;
  let prepayId: string;
  const open = async (change: Record<string, unknown> = {}) => {
    const { data } = await merchant.post('/v1/pay/checkout/order', { ...ORDER, ...change });
    return data!.prepayId as string;
  };
  beforeEach(async () => {
    merchant = await startMerchant();
    prepayId = await open({ toleranceAmount: '0.5' });
  });
  afterEach(() => merchant.simulator.close());
  const control = () => merchant.simulator.control;
  const query = async () => (await merchant.get(`/v2/pay/order/query?prepayId=${prepayId}`)).data!;
  const balance = async () => (await merchant.get('/v1/pay/balance')).data;

  it.each([
    [['118.25'], 'PAID', '0.5'],
    [['118.249999'], 'PENDING', '0.500001'],
    [['60', '58.30'], 'PAID', '0.45'],
    [['120'], 'PAID', '0'],
  ])('%j makes the order %s and leaves %s (sheet 3.4)', async (amounts, status, underpaidAmount) => {
    for (const amount of amounts) control().pay({ prepayId, amount });
    expect(await query()).toMatchObject({ status, underpaidAmount });
  });

  it('credits what comes, in time, late and twice, and nothing that is wrong', async () => {
    expect(await balance()).toBeNull();
    control().pay({ prepayId, amount: '100' });
    control().pay({ prepayId, amount: '7', trouble: 'wrongCoin' });
    merchant.clock.advance(HOUR);
    control().pay({ prepayId, amount: '20.1234567' });
    expect(await query()).toMatchObject({
      status: 'EXPIRED',
      transaction_info: { done_amount: '100', done_amount_total: '120.1234567', done_tx_item_list: [{}, {}] },
    });
    expect(await balance()).toEqual([{ currency: 'USDT', amount: '120.123456' }]);
    expect(control().isConserved()).toBe(true);
  });

  it('lists payments without their amounts, where only their ids are promised', async () => {
    control().setQuirks({ listedAmounts: false });
    const { txId } = control().pay({ prepayId, amount: '100' });
    const { transaction_info: info } = await query();
    expect(info).toMatchObject({ done_amount: '100', done_tx_item_list: [{ txId }] });
    expect(JSON.stringify((info as { done_tx_item_list: unknown }).done_tx_item_list)).not.toContain('amount');
  });

  it('takes from a Gate account what is not confirmed on the chain, which is credited as well when it is', async () => {
    control().pay({ prepayId, amount: '60' });
    const { txId } = control().pay({ prepayId, amount: '20', until: 'seen' });
    control().pay({ prepayId, from: 'gate' });
    expect(await query()).toMatchObject({ status: 'PAID', pay_amount: '118.75', pay_account: '10000' });
    control().confirm({ prepayId }, txId);
    expect(await query()).toMatchObject({ pay_amount: '138.75', transaction_info: { done_amount: '80' } });
    control().setQuirks({ payAmountGrows: false });
    expect(await query()).toMatchObject({ pay_amount: '118.75', transaction_info: { done_amount: '80' } });
    expect(await balance()).toEqual([{ currency: 'USDT', amount: '138.75' }]);
    expect(control().isConserved()).toBe(true);
    expect(() => control().pay({ prepayId, from: 'gate' })).toThrow('not unpaid');
  });

  it('counts the moment in which a payment is seen, and credits it when it is confirmed', async () => {
    const { txId } = control().pay({ prepayId, until: 'seen' });
    expect(await query()).toMatchObject({
      status: 'PENDING',
      transaction_info: { done_amount: '0', confirming_list: [{ amount: '118.75', confirm: 0 }] },
    });
    const close = async () => (await merchant.post('/v1/pay/order/close', { prepayId })).code;
    expect(await close()).toBe('400204');
    merchant.clock.advance(HOUR);
    expect(await query()).toMatchObject({ status: 'PROCESS' });
    control().confirm({ prepayId }, txId);
    expect(await query()).toMatchObject({ status: 'PAID', transactTime: merchant.clock.now().getTime() });
    expect(await close()).toBe('400204');
  });

  it('refunds by both versions, once per id, and takes a rejected refund back', async () => {
    control().pay({ prepayId });
    const refund = async (id: string, refundAmount: string, path = '/v2/standard/order/refund') =>
      (await merchant.post(path, { prepayId, refundRequestId: id, refundAmount })).code;
    expect(await refund('A', '18.75')).toBe('000000');
    expect(await refund('A', '18.75')).toBe('000000');
    expect(await refund('A', '18.76')).toBe('400608');
    expect(await refund('B', '100.000001')).toBe('500206');
    control().setQuirks({ refunds: 'reject' });
    expect(await refund('C', '100', '/v1/pay/order/refund')).toBe('000000');
    expect((await merchant.post('/v1/pay/order/refund/query', { refundRequestId: 'C' })).data).toMatchObject({
      refundStatus: 'FAIL',
    });
    expect((await merchant.get('/v2/pay/refund/details?refundRequestId=A')).data).toMatchObject({ status: 'SUCCESS' });
    expect((await merchant.get('/v2/pay/refund/details?refundRequestId=Z')).code).toBe('400304');
    expect(control().balances()).toMatchObject([{ available: '100', refunded: '18.75' }]);
    control().setQuirks({ refundsPerOrder: 2 });
    expect(await refund('D', '1')).toBe('400607');
    control().move(SUB_ACCOUNT, 'USDT', '-100');
    control().setQuirks({ refundsPerOrder: 10 });
    expect(await refund('D', '1')).toBe('400605');
  });

  it('keeps addresses out of the query of checkouts where it is told to', async () => {
    const address = { ...ORDER, merchantTradeNo: '164' };
    expect((await merchant.post('/v1/pay/address/create', address)).code).toBe('000000');
    const codes = async () => {
      const found = [
        await merchant.get('/v2/pay/order/query?merchantTradeNo=164'),
        await merchant.post('/v1/pay/order/query', { merchantTradeNo: '164' }),
        await merchant.get('/v1/pay/address/query?merchantTradeNo=164'),
      ];
      return found.map(({ code }) => code);
    };
    expect(await codes()).toEqual(['000000', '000000', '000000']);
    control().setQuirks({ checkoutFindsAddresses: false });
    expect(await codes()).toEqual(['400202', '400202', '000000']);
  });

  it('lists chains as the sheet does', async () => {
    expect((await merchant.get('/v1/pay/address/chains?currency=BTC')).data).toMatchObject({
      currency: 'BTC',
      chains: [{ full_curr_type: 'BTC' }, { full_curr_type: 'BTC_HT' }, { full_curr_type: 'BTC_BSC' }],
    });
    expect((await merchant.get('/v2/refund/support/chains?currency=ETH')).data).toMatchObject({
      chains: [{ chain: 'ETH', withdrawFix: '0' }],
    });
    expect((await merchant.get('/v1/pay/address/chains?currency=DOGE')).code).toBe('400205');
  });
});
