import { MERCHANT } from '../testing/samples';
import { asked, paid, referenceOf, startWorld } from '../testing/world';
import type { World } from '../testing/world';
import { comparedWithTable } from './token-table';

describe('what Cobo offers beside payments', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld({ stepMs: 0 })));
  afterEach(() => world.close());

  const call = async (name: string, input: Record<string, string>, reference = 'OURS') => {
    const operation = world.adapter.clientOperations!.find((each) => each.name === name);
    for (const { name: field, pattern, required } of operation!.fields) {
      const value = input[field];
      if (value === undefined) expect({ field, required }).toEqual({ field, required: false });
      else expect(value).toMatch(new RegExp(`^(?:${pattern})$`));
    }
    return operation!.call(input, reference);
  };
  const token = { token_id: 'ETH_USDT' };
  const payout = { ...token, amount: '10', source_account: 'developer', payout_channel: 'Crypto' };
  const address = 'TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf';

  it('asks for rates and balances by the names that these operations use', async () => {
    expect(await call('exchange-rate', { token_id: 'ARBITRUM_USDC', currency: 'USD' })).toEqual({
      kind: 'answered',
      data: { token_id: 'ARBITRUM_USDCOIN', currency: 'USD', rate: '0.99' },
    });
    world.control.fund(MERCHANT, 'MATIC_USDC', '5');
    expect(await call('merchant-balance', { token_id: 'MATIC_USDC' })).toMatchObject({
      data: { data: [{ merchant_id: MERCHANT, token_id: 'MATIC_USDC2', total_balance: '5' }] },
    });
  });

  it('compares the tokens of the provider with those of the ledger, decimals as well', async () => {
    const answer = await call('supported-tokens', {});
    const { provider, table } = (answer as unknown as { data: Record<string, Record<string, unknown>[]> }).data;
    expect(provider).toContainEqual(expect.objectContaining({ token_id: 'MATIC_USDC2', decimal: 6 }));
    expect(table).toContainEqual({
      ...{ asset: 'BSC_USDT', decimals: 18, provider_decimals: 18, offered: true, fits: true },
    });
    expect(table?.every(({ fits }) => fits)).toBe(true);
    const other = [{ token_id: 'ARBITRUM_USDCOIN', decimal: 18 }, 7];
    const compared = comparedWithTable({ kind: 'answered', data: other });
    const rows = (compared as unknown as { data: typeof answer & { table: object[] } }).data.table;
    const mismatch = { asset: 'ARBITRUM_USDC', decimals: 6, provider_decimals: 18, offered: true, fits: false };
    expect(rows).toContainEqual(mismatch);
    expect(rows).toContainEqual({
      ...{ asset: 'ETH_USDT', decimals: 6, provider_decimals: null, offered: false, fits: false },
    });
  });

  it('estimates what a payout then costs, without making one', async () => {
    world.control.setQuirks({ networkFee: '1.5', commissionFee: '0.3' });
    world.control.fund('developer', 'ARBITRUM_USDC', '10');
    const asked = { token_id: 'ARBITRUM_USDC', amount: '10', recipient_token_id: 'TRON_USDT' };
    const row = {
      token_id: 'ARBITRUM_USDCOIN',
      amount: '10',
      commission_fee: '0.3',
      bridging_fee: '1.5',
      otc_fee: '0',
    };
    const estimated = { data: [row], otc_fixed_fee: '0' };
    expect(await call('estimate-fee', { ...asked, fee_type: 'CryptoPayoutBridge' })).toMatchObject({ data: estimated });
    expect(world.control.book().payouts).toEqual([]);
    const bridged = { ...payout, ...asked, address };
    expect(await call('create-payout', bridged)).toMatchObject({
      data: { payout_items: [{ bridging_fee: { fee_amount: row.bridging_fee } }] },
    });
    const { recipient_token_id: _, ...unbridged } = asked;
    expect(await call('estimate-fee', { ...unbridged, fee_type: 'CryptoPayoutBridge' })).toMatchObject({
      ...{ kind: 'refused', code: '2003' },
    });
  });

  it('names the merchants whose accounts there are', async () => {
    expect(await call('merchants', {})).toMatchObject({ data: { data: [{ merchant_id: MERCHANT }] } });
  });

  it('pays out once, however often it is asked with one reference', async () => {
    world.control.fund('developer', 'ETH_USDT', '100');
    expect(await call('create-payout', { ...payout, address })).toMatchObject({
      kind: 'answered',
      data: { request_id: 'OURS', status: 'Pending', recipient_info: { address, token_id: 'ETH_USDT' } },
    });
    expect(await call('create-payout', { ...payout, address })).toMatchObject({ kind: 'unknown' });
    expect(await call('payouts', { request_id: 'OURS' })).toMatchObject({ data: { pagination: { total_count: 1 } } });
    expect(world.control.book().payouts).toMatchObject([{ reference: 'OURS', items: ['10 ETH_USDT'] }]);
  });

  it('is told why it was refused', async () => {
    expect(await call('create-payout', { ...payout, address })).toMatchObject({
      kind: 'refused',
      code: 'insufficient_balance',
    });
    expect(await call('payout', { payout_id: 'P1' })).toMatchObject({ kind: 'refused', code: '2028' });
    expect(await call('orders', { before: 'infinity', after: 'YzE' })).toMatchObject({ kind: 'refused', code: '2006' });
  });

  it('moves late money to the merchant', async () => {
    world.control.fund('developer', 'ETH_USDT', '10');
    const allocation = { ...token, amount: '4', source_account: 'developer', destination_account: MERCHANT };
    expect(await call('allocate', { ...allocation, description: 'late payment' })).toMatchObject({ kind: 'answered' });
    expect(await call('developer-balance', token)).toMatchObject({ data: { total_balance: '6' } });
    expect(await call('balance-changes', { flow_direction: 'out' })).toMatchObject({
      data: { data: [{ source_type: 'Allocation', source_id: 'OURS', amount_raw: '4' }] },
    });
  });

  it('finds a settlement request by our reference of it', async () => {
    world.control.fund(MERCHANT, 'ETH_USDT', '10');
    await call('request-settlement', { ...token, amount: '4', address });
    expect(await call('settlements', {})).toMatchObject({
      data: { data: [{ request_id: 'OURS', status: 'Pending' }], pagination: { total_count: 1 } },
    });
  });

  it('settles what the unsettled orders brought, or those that are named, but never both ways at once', async () => {
    const [first, second] = [await paid(world), await paid(world)];
    const named = { ...token, order_ids: first.orderId };
    expect(await call('request-settlement', { ...named, amount: '4' })).toMatchObject({
      kind: 'refused',
      code: '2006',
    });
    expect(world.control.book().payouts).toEqual([]);
    expect(await call('request-settlement', named, 'NAMED')).toMatchObject({
      data: { settlements: [{ amount: '101.03', order_ids: [first.orderId] }] },
    });
    expect(await call('request-settlement', named, 'AGAIN')).toMatchObject({ kind: 'refused', code: '2029' });
    expect(await call('request-settlement', token, 'ALL')).toMatchObject({
      data: { settlements: [{ order_ids: [second.orderId] }] },
    });
    // The order of the ledger stays what it is, wherever its money goes.
    const before = await asked(world, first);
    for (const { payoutId } of world.control.book().payouts) world.control.payout('settlement', payoutId, 'Failed');
    expect(await call('orders', {})).toMatchObject({
      data: { data: [{ settlement_status: 'Failed' }, { settlement_status: 'Failed' }] },
    });
    expect(await asked(world, first)).toEqual(before);
    expect(before.outcome.kind).toBe('succeeded');
  });

  it('hands on the details of settlements, page by page', async () => {
    const [first, second] = [await paid(world), await paid(world)];
    for (const { orderId } of [first, second]) {
      await call('request-settlement', { ...token, order_ids: orderId }, orderId);
    }
    const page = async (input: Record<string, string>) =>
      (
        (await call('settlement-details', input)) as unknown as {
          data: { data: object[]; pagination: { after: string } };
        }
      ).data;
    const { data, pagination } = await page({ limit: '1' });
    expect(data).toMatchObject([{ request_id: second.orderId, amount: '101.03', order_ids: [second.orderId] }]);
    expect((await page({ limit: '1', after: pagination.after })).data).toMatchObject([{ request_id: first.orderId }]);
    expect(await call('settlement-details', { after: 'nonsense' })).toMatchObject({ kind: 'refused', code: '2006' });
  });

  it('settles the developer account and to a bank', async () => {
    world.control.fund('developer', 'ETH_USDT', '10');
    const ours = { ...token, amount: '4', settlement_type: 'Psp', payout_channel: 'OffRamp' };
    expect(await call('request-settlement', ours)).toMatchObject({ kind: 'refused', code: '2003' });
    expect(await call('request-settlement', { ...ours, bank_account_id: 'B1' })).toMatchObject({ kind: 'answered' });
    expect(await call('developer-balance', token)).toMatchObject({ data: { total_balance: '6' } });
  });

  it('reads one order, one refund and lists of both', async () => {
    const { orderId, reference, refund } = await paid(world);
    world.control.fund(MERCHANT, 'ETH_USDT', '2');
    const back = await world.adapter.refund!({ ...refund, reference: 'BACK' });
    const refund_id = referenceOf(back);
    expect(await call('order', { order_id: orderId })).toMatchObject({
      data: { psp_order_code: reference, transactions: [{ status: 'Completed' }] },
    });
    expect(await call('orders', { psp_order_code: reference })).toMatchObject({
      data: { data: [{ order_id: orderId }] },
    });
    expect(await call('orders', { psp_order_code: 'OTHER' })).toMatchObject({ data: { data: [] } });
    expect(await call('refunds', { request_id: 'BACK' })).toMatchObject({ data: { data: [{ refund_id }] } });
    expect(await call('refund', { refund_id })).toMatchObject({ data: { request_id: 'BACK', order_id: orderId } });
    expect(await call('exchange-rates', { token_ids: 'ARBITRUM_USDC,ETH_USDT', currencies: 'USD' })).toMatchObject({
      data: [{ token_id: 'ARBITRUM_USDCOIN', rate: '0.99' }, { token_id: 'ETH_USDT' }],
    });
  });

  it('makes merchants, who have the share of top-ups that was said', async () => {
    const made = await call('create-merchant', { name: 'Second shop', developer_fee_rate: '0.01' });
    const { merchant_id } = (made as unknown as { data: { merchant_id: string } }).data;
    expect(await call('merchants', {})).toMatchObject({
      data: { data: [{ merchant_id: MERCHANT }, { merchant_id, name: 'Second shop', developer_fee_rate: '0.01' }] },
    });
  });

  it('knows the permanent address of a payer, and what came there', async () => {
    const asked = { ...token, custom_payer_id: 'PAYER' };
    const address = await call('topup-address', asked);
    expect(address).toMatchObject({ data: { custom_payer_id: 'PAYER', merchant_id: MERCHANT, chain: 'ETH' } });
    expect(await call('topup-address', asked, 'OTHER')).toEqual(address);
    const { txId } = world.control.topUp({ payer: 'PAYER', token: 'ETH_USDT', amount: '7' });
    expect(await call('topup-transactions', { custom_payer_id: 'PAYER' })).toMatchObject({
      data: { data: [{ tx_id: txId, amount: '7', status: 'Completed', custom_payer_id: 'PAYER' }] },
    });
    expect(await call('merchant-balance', token)).toMatchObject({ data: { data: [{ total_balance: '7' }] } });
  });

  it('has a webhook sent that tells no money', async () => {
    expect(await call('trigger-webhook', { event_type: 'payment.refund.status.updated' })).toEqual({
      ...{ kind: 'answered', data: { triggered: true } },
    });
    await world.control.settle();
    const [{ body } = { body: '' }] = world.inbox.received;
    expect(JSON.parse(body.toString())).toMatchObject({ type: 'payment.refund.status.updated', data: {} });
    const { pattern } = world.adapter.clientOperations!.find(({ name }) => name === 'trigger-webhook')!.fields[0]!;
    for (const money of ['payment.transaction.late', 'payment.account.balance.updated']) {
      expect(money).not.toMatch(new RegExp(`^(?:${pattern})$`));
    }
  });

  it('opens a link at the amounts that were said, and shows who asks', async () => {
    const link = {
      ...{ psp_order_code: 'LINKED', pricing_amount: '100.00', fee_amount: '2.00', merchant_order_code: 'INV-1' },
      ...{ payable_currencies: 'ETH_USDT,TRON_USDT', payable_amounts: 'TRON_USDT=101.5', developer_name: 'Our shop' },
    };
    const answer = await call('payment-link', link);
    const { url, token: page } = (answer as unknown as { data: { url: string; token: string } }).data;
    const place = `${url}?token=${page}`;
    expect(await (await fetch(place)).text()).toContain('Our shop');
    await fetch(place, { method: 'POST', body: new URLSearchParams({ currency: 'TRON_USDT' }) });
    expect(await call('orders', { psp_order_code: 'LINKED' })).toMatchObject({
      data: { data: [{ payable_amount: '101.50', merchant_order_code: 'INV-1' }] },
    });
    const other = { ...link, psp_order_code: 'OTHER', payable_amounts: 'SOL_USDC=1' };
    expect(await call('payment-link', other, 'OTHER')).toMatchObject({ kind: 'refused', code: '2006' });
    const late = { ...link, psp_order_code: 'LATE', expired_in: '10801' };
    expect(await call('payment-link', late, 'LATE')).toMatchObject({ kind: 'refused', code: '2006' });
  });
});
