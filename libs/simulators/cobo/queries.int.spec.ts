import type { World } from './testing/world';
import { startWorld } from './testing/world';

describe('what the simulated provider is asked for', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld({ stepMs: 0, merchants: ['M1001', 'M1002'] })));
  afterEach(() => world.close());

  const get = async (path: string) => (await world.caller.call('GET', path)).body;
  const post = async (path: string, body: object) => (await world.caller.call('POST', path, body)).body;
  const late = async () => {
    const { body } = await world.caller.order();
    world.control.expire(body.order_id);
    return { orderId: body.order_id as string, ...world.control.pay({ order: body.order_id, amount: '20' }) };
  };

  it('movements of the developer account, by their time and by what caused them', async () => {
    const first = await late();
    world.clock.advance(10_000);
    const second = await late();
    world.control.fund('developer', 'ETH_USDT', '5');
    const at = Math.floor(world.clock.now().getTime() / 1000);
    const ids = async (query: string) =>
      (await get(`balance_changes?source_account=developer${query}`)).data.map(
        ({ source_id }: { source_id: string }) => source_id,
      );
    expect(await ids(`&min_created_timestamp=${at}`)).toEqual(['sim', second.txId]);
    expect(await ids(`&max_created_timestamp=${at - 1}`)).toEqual([first.txId]);
    expect(await ids('&source_type=LatePayment')).toEqual([second.txId, first.txId]);
    expect(await ids(`&source_type=LatePayment&source_id=${first.txId}`)).toEqual([first.txId]);
    for (const bad of [`&source_id=${first.txId}`, '&source_type=Nothing', '&min_created_timestamp=soon']) {
      expect((await get(`balance_changes?source_account=developer${bad}`)).error_code).toBe(2006);
    }
  });

  it('refunds of one merchant', async () => {
    for (const merchant_id of ['M1001', 'M1002']) {
      world.control.fund(merchant_id, 'ETH_USDT', '5');
      const terms = { request_id: merchant_id, payable_amount: '1', token_id: 'ETH_USDT', refund_type: 'Merchant' };
      await post('refunds', { ...terms, merchant_id });
    }
    expect(await get('refunds?merchant_id=M1002')).toMatchObject({
      data: [{ request_id: 'M1002' }],
      pagination: { total_count: 1 },
    });
  });

  it('fees, as they are charged then', async () => {
    world.control.setQuirks({ networkFee: '2', commissionFee: '0.25' });
    world.control.fund('M1001', 'ETH_USDT', '20');
    const token = { token_id: 'ETH_USDT', amount: '10' };
    const estimate = async (fee_type: string) =>
      (await post('estimate_fee', { fee_type, estimate_fees: [token] })).data[0];
    expect(await estimate('Order')).toMatchObject({ commission_fee: '0', bridging_fee: '0' });
    const ofPayout = await estimate('CryptoPayout');
    expect(ofPayout).toMatchObject({ ...token, commission_fee: '0.25', bridging_fee: '2', otc_fee: '0' });
    const ofRefund = await estimate('Refund');
    expect((await post('estimate_fee', { fee_type: 'Tax', estimate_fees: [token] })).error_code).toBe(2006);

    const source = { source_account: 'M1001', payout_channel: 'Crypto', recipient_info: { address: '0x1' } };
    const payout = await post('payouts', { request_id: 'P1', ...source, payout_params: [token] });
    expect(payout.commission_fees).toEqual([]);
    for (const decision of ['next', 'next', 'next'] as const) {
      world.control.payout('payout', payout.payout_id, decision);
    }
    expect(await get(`payouts/${payout.payout_id}`)).toMatchObject({
      commission_fees: [{ token_id: 'ETH_USDT', fee_amount: ofPayout.commission_fee }],
      actual_payout_amount: '8',
    });

    const terms = { request_id: 'R1', payable_amount: '1', token_id: 'ETH_USDT', refund_type: 'Merchant' };
    const refund = await post('refunds', { ...terms, merchant_id: 'M1001', to_address: '0x1' });
    expect(refund).not.toHaveProperty('commission_fee');
    world.control.refund('R1', 'next');
    const charged = await get(`refunds/${refund.refund_id}`);
    expect(charged.commission_fee).toEqual({ fee_amount: ofRefund.commission_fee });
    world.control.refund('R1', 'Failed');
    expect((await get(`refunds/${refund.refund_id}`)).commission_fee).toEqual({ fee_amount: '0' });
  });

  it('a refund link by the transaction that it gives back', async () => {
    const { txId, orderId } = await late();
    const business = { transaction_id: txId, amount: '20', refund_source: 'Psp' };
    const { token } = await post('links/refunds', { request_id: 'L1', business_info: business });
    const form = new URLSearchParams({ address: '0x52908400098527886E0F7030069857D2E4169EE7' });
    await fetch(`${world.simulator.url}/pay/link?token=${token}`, { method: 'POST', body: form });
    expect(world.control.book().refunds).toMatchObject([{ orderId, amount: '20', token: 'ETH_USDT', type: 'Psp' }]);
    const refused = async (of: object) =>
      (await post('links/refunds', { request_id: 'L2', business_info: { amount: '20', refund_source: 'Psp', ...of } }))
        .error_code;
    expect(await refused({})).toBe(2003);
    expect(await refused({ transaction_id: 'none' })).toBe(2028);
    expect(await refused({ transaction_id: txId, order_id: orderId })).toBe(2006);
  });
});
