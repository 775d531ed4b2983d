import { MERCHANT } from '../testing/samples';
import { startWorld } from '../testing/world';
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
});
