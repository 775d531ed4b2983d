import { isSignedBy } from './wire/signature';
import type { World } from './testing/world';
import { startWorld } from './testing/world';

describe('the payments API', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld({ stepMs: 0 })));
  afterEach(() => world.close());

  it('looks at headers, key, time and signature, in this order', async () => {
    const { call } = world.caller;
    const ask = (change: Record<string, string>) => call.call(world.caller, 'GET', 'orders', undefined, change);
    expect(await ask({ 'biz-api-nonce': '', 'biz-api-key': 'x' })).toMatchObject({
      status: 401,
      body: { error_code: 2022 },
    });
    expect(await ask({ 'biz-api-key': 'f'.repeat(64), 'biz-api-signature': 'x' })).toMatchObject({
      status: 401,
      body: { error_code: 2024, error_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    expect((await ask({ 'biz-api-signature': '0'.repeat(128) })).body.error_code).toBe(2023);
    const late = String(world.clock.now().getTime() - 61_000);
    expect((await ask({ 'biz-api-nonce': late })).body.error_code).toBe(2023);
  });

  it('takes a query in every way in which the provider’s clients sign it', async () => {
    const ways = ['psp_order_id=a%20b', 'psp_order_id=a+b', "psp_order_id=a'(b)*!"];
    for (const way of ways) expect((await world.caller.call('GET', `orders?${way}`)).status).toBe(200);
  });

  it('signs what it answers, refusals as well', async () => {
    for (const answer of [await world.caller.order(), await world.caller.order({ fee_amount: 'x' })]) {
      const text = `${answer.text}|${answer.headers.get('biz-timestamp')}`;
      expect(isSignedBy(world.simulator.platformKey, text, answer.headers.get('biz-resp-signature') ?? '')).toBe(true);
    }
  });

  it.each([
    ['merchant_id', undefined, 2003],
    ['merchant_id', 'M9', 2028],
    ['psp_order_code', undefined, 2003],
    ['psp_order_code', 'x'.repeat(129), 2006],
    ['pricing_currency', 'EUR', 2006],
    ['pricing_amount', undefined, 2003],
    ['pricing_amount', '0', 2006],
    ['pricing_amount', '1.005', 2006],
    ['pricing_amount', 100, 2006],
    ['fee_amount', undefined, 2003],
    ['fee_amount', '-1', 2006],
    ['payable_currency', 'TRON_USDC', 2006],
    ['expired_in', 0, 2006],
    ['expired_in', 10_801, 2006],
    ['expired_in', '1800', 2006],
    ['amount_tolerance', '0.55', 2006],
    ['amount_tolerance', '103.1', 2006],
  ])('refuses an order with %s %p: %d', async (name, value, code) => {
    expect((await world.caller.order({ [name]: value })).body).toMatchObject({ error_code: code });
    expect(world.control.count()).toBe(0);
  });

  it.each([
    [{ fee_amount: '0' }, '101.01'],
    [{}, '103.03'],
    [{ pricing_currency: '' }, '102.00'],
    [{ fee_amount: '0.00', pricing_currency: undefined, amount_tolerance: '0.50' }, '100.00'],
    [{ pricing_amount: undefined, payable_amount: '104.08' }, '104.08'],
  ])('computes the payable amount of %p: %s', async (fields, payable) => {
    const { status, body } = await world.caller.order(fields);
    expect({ status, payable: body.payable_amount }).toEqual({ status: 201, payable });
    expect(body.exchange_rate === undefined).toBe('payable_amount' in fields);
  });

  it('answers with an order as the sheet has it', async () => {
    const { body } = await world.caller.order({ psp_order_code: 'ONE', merchant_order_code: 'M1' });
    expect(body).toMatchObject({
      ...{ psp_order_code: 'ONE', merchant_order_code: 'M1', merchant_id: 'M1001', fee_amount: '2.00' },
      ...{ pricing_currency: 'USD', pricing_amount: '100.00', payable_currency: 'ETH_USDT', chain_id: 'ETH' },
      ...{ exchange_rate: '0.99', amount_tolerance: '0.5', status: 'Pending', received_token_amount: '0' },
      receive_address: expect.stringMatching(/^0x[0-9a-f]{40}$/),
      expired_at: 1_772_444_700,
      created_timestamp: 1_772_442_900,
      transactions: [],
    });
    const { body: again } = await world.caller.order({ psp_order_code: 'ONE' });
    expect(again.error_code).toBe(2040);
  });

  it('takes the old names of fields and tells them again', async () => {
    const old = { currency: 'USD', order_amount: '100', token_id: 'ARBITRUM_USDCOIN', pricing_currency: undefined };
    const { body } = await world.caller.order({ ...old, payable_currency: undefined, pricing_amount: undefined });
    expect(body).toMatchObject({
      payable_currency: 'ARBITRUM_USDC',
      token_id: 'ARBITRUM_USDCOIN',
      order_amount: '100.00',
    });
  });

  it('gives one order for one reference, however many requests come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.caller.order({ psp_order_code: 'SAME' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('pages by cursors that lead to both ends', async () => {
    for (let made = 0; made < 5; made++) await world.caller.order();
    const page = async (query: string) => (await world.caller.call('GET', `orders?limit=2${query}`)).body;
    const codes = ({ data }: { data: { psp_order_code: string }[] }) => data.map((each) => each.psp_order_code);
    const first = await page('');
    const second = await page(`&after=${first.pagination.after}`);
    const last = await page(`&after=${second.pagination.after}`);
    expect([first, second, last].map(codes)).toEqual([['REF5', 'REF4'], ['REF3', 'REF2'], ['REF1']]);
    expect(first.pagination).toMatchObject({ before: '', total_count: 5 });
    expect(last.pagination.after).toBe('');
    expect(codes(await page(`&before=${last.pagination.before}`))).toEqual(['REF3', 'REF2']);
    expect(codes(await page('&before=infinity'))).toEqual(['REF2', 'REF1']);
    expect((await page('&before=infinity&after=x')).error_code).toBe(2006);
    expect((await page('&after=zzz')).error_code).toBe(2006);
    expect((await world.caller.call('GET', 'orders?limit=51')).body.error_code).toBe(2006);
    expect(codes(await page('&psp_order_id=REF3'))).toEqual(['REF3']);
    expect(codes(await page('&statuses=Completed,Expired'))).toEqual([]);
  });

  it('tells what it does not have', async () => {
    expect(await world.caller.call('GET', 'nothing')).toMatchObject({ status: 404, body: { error_code: 2021 } });
    expect(await world.caller.call('PUT', 'orders', {})).toMatchObject({ status: 405, body: { error_code: 2002 } });
    expect(await world.caller.call('GET', 'orders/O1')).toMatchObject({ status: 404, body: { error_code: 2028 } });
    const { body } = await world.caller.order();
    expect((await world.caller.call('PUT', `orders/${body.order_id}`, {})).body.error_code).toBe(2003);
  });
});
