import type { World } from '../testing/world';
import { startWorld } from '../testing/world';
import { FAULT_FORM } from './fault-form';

const ADDRESS = '0x52908400098527886E0F7030069857D2E4169EE7';

describe('the control endpoints and the pages', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld()));
  afterAll(() => world.close());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes, each checked by a matcher
  async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
    const answer = await fetch(`${world.simulator.url}/_sim${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }
  const submit = (path: string, fields: Record<string, string>) =>
    fetch(`${world.simulator.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const page = async (path: string) => (await fetch(`${world.simulator.url}${path}`)).text();
  const order = async (): Promise<string> => (await world.caller.order()).body.order_id;

  it('pay, hold, clear and end an order', async () => {
    const id = await order();
    const seen = await ask('POST', '/pay', { order: id, amount: '50', state: 'PendingScreening' });
    expect((await ask('POST', '/deposit', { txId: seen.body.txId, state: 'Completed' })).status).toBe(200);
    expect((await ask('POST', '/deposit', { txId: seen.body.txId, state: 'Rejected' })).status).toBe(422);
    expect((await ask('POST', '/expire', { order: id })).status).toBe(200);
    expect((await ask('GET', `/book?order=${id}`)).body.orders).toMatchObject([
      { status: 'Underpaid', received: '50' },
    ]);
    expect((await ask('POST', '/pay', { order: 'none' })).status).toBe(422);
    expect((await ask('POST', '/pay', { order: id, amount: '1e3' })).status).toBe(400);
  });

  it('know every kind of fault, and refuse what is misspelt', async () => {
    for (const { name: kind } of FAULT_FORM.choices) {
      const fault = kind === 'slow' || kind === 'delayed' ? { kind, ms: 1 } : { kind };
      expect([kind, (await ask('POST', '/faults', { fault })).status]).toEqual([kind, 200]);
    }
    expect((await ask('GET', '/faults')).body.faults).toHaveLength(FAULT_FORM.choices.length);
    expect((await ask('DELETE', '/faults')).status).toBe(200);
    expect((await ask('POST', '/faults', { fault: { kind: 'dublicate' } })).status).toBe(400);
    expect((await ask('POST', '/faults', { fault: { kind: 'cut' }, match: { ref: 'X' } })).status).toBe(400);
  });

  it('set quirks, rates, accounts and the clock', async () => {
    const { body: quirks } = await ask('GET', '/quirks');
    expect((await ask('POST', '/quirks', quirks)).body).toEqual(quirks);
    expect((await ask('POST', '/quirks', { zeroFees: true })).status).toBe(400);
    await ask('POST', '/rate', { token: 'ETH_USDC', rate: '0.5' });
    expect((await world.caller.order({ payable_currency: 'ETH_USDC' })).body.payable_amount).toBe('204.00');
    expect((await world.caller.call('GET', 'exchange_rates/ETH_USDC/USD')).body).toMatchObject({ rate: '0.5' });
    await ask('POST', '/fund', { account: 'M1001', token: 'SOL_USDT', amount: '5' });
    await ask('POST', '/fund', { account: 'M1001', token: 'SOL_USDT', amount: 'drain' });
    expect((await ask('GET', '/book')).body.balances).toContainEqual({
      account: 'M1001',
      token: 'SOL_USDT',
      total: '0',
    });
    const before = Date.parse((await ask('GET', '/clock')).body.now as string);
    expect(Date.parse((await ask('POST', '/clock', { advanceMs: 5 })).body.now as string) - before).toBe(5);
  });

  it('bring a payer coins without an order, and call a settlement off', async () => {
    const payer = { payer: 'P1', token: 'SOL_USDC' };
    expect((await ask('POST', '/top-up', { ...payer, amount: '1' })).status).toBe(422);
    await world.caller.call('GET', 'topup/address?token_id=SOL_USDC&custom_payer_id=P1&merchant_id=M1001');
    expect((await ask('POST', '/move-payer', payer)).status).toBe(200);
    const { body } = await ask('POST', '/top-up', { ...payer, amount: '7', state: 'Confirming' });
    expect((await ask('POST', '/deposit', { txId: body.txId, state: 'Completed' })).status).toBe(200);
    const settlement = await world.caller.call('POST', 'settlement_requests', {
      ...{ request_id: 'S1', acquiring_type: 'TopUp' },
      settlements: [{ merchant_id: 'M1001', token_id: 'SOL_USDC', amount: '7' }],
    });
    const called = { payout: settlement.body.settlement_request_id, kind: 'settlement' };
    expect((await ask('POST', '/payout', { ...called, decision: 'RejectedByBank' })).status).toBe(422);
    expect((await ask('POST', '/payout', { ...called, decision: 'Canceled' })).status).toBe(200);
    expect((await ask('GET', '/book')).body).toMatchObject({
      payers: [{ customPayerId: 'P1', deposits: [{ amount: '7', state: 'Completed' }] }],
      payouts: [{ kind: 'settlement', status: 'Canceled', account: 'M1001' }],
    });
  });

  it('repeat deliveries', async () => {
    const id = await order();
    await ask('POST', '/settle');
    const [delivery] = (await ask('GET', `/deliveries?key=${id}`)).body.deliveries;
    expect((await ask('POST', `/deliveries/${delivery.id}/redeliver`)).status).toBe(200);
    expect((await ask('POST', '/deliveries/999999/redeliver')).status).toBe(404);
  });

  it('show a payer the address, and take coins without a script', async () => {
    const id = await order();
    const shown = await page(`/pay/orders/${id}`);
    expect(shown).toContain(world.control.book({ order: id }).orders[0]!.address);
    expect(shown).toContain('class="qr"');
    expect((await submit(`/pay/orders/${id}`, { amount: '<b>' })).status).toBe(422);
    expect((await submit(`/pay/orders/${id}`, { pick: '103.03' })).status).toBe(303);
    expect(await page(`/pay/orders/${id}`)).toContain('Completed');
    expect((await fetch(`${world.simulator.url}/pay/orders/none`)).status).toBe(404);
  });

  it('let a payer choose a coin, once', async () => {
    const business_info = {
      ...{ merchant_id: 'M1001', psp_order_code: 'LINKED', pricing_currency: 'USD', pricing_amount: '10' },
      ...{ fee_amount: '1', payable_currencies: ['TRON_USDT', 'BSC_USDT'] },
    };
    const { body } = await world.caller.call('POST', 'links/orders', { request_id: 'L1', business_info });
    const path = `/pay/link?token=${body.token}`;
    expect(body.url).toBe(`${world.simulator.url}/pay/link`);
    expect(await page(path)).toContain('BSC_USDT on BSC_BNB');
    expect((await submit(path, { currency: 'ETH_USDT' })).status).toBe(422);
    await submit(path, { currency: 'TRON_USDT' });
    await submit(path, { currency: 'BSC_USDT' });
    expect(world.control.book({ order: 'LINKED' }).orders).toMatchObject([{ token: 'TRON_USDT', payable: '11.11' }]);
    expect(await page(path)).toContain('TRON_USDT');
    await ask('POST', '/settle');
    const ofLink = world.received.filter(({ event }) => event.data.psp_order_code === 'LINKED');
    expect(ofLink.map(({ event }) => event.type)).toContain('payment.order.status.updated');
  });

  it('let a payer say where a refund goes, once', async () => {
    const order_id = await order();
    world.control.pay({ order: order_id });
    const business_info = { order_id, amount: '5', refund_source: 'Merchant' };
    const { body } = await world.caller.call('POST', 'links/refunds', { request_id: 'L2', business_info });
    const path = `/pay/link?token=${body.token}`;
    const statuses = () => world.control.book({ order: order_id }).refunds.map(({ status }) => status);
    expect(statuses()).toEqual([]);
    expect(await page(path)).toContain('Address that the coins go to');
    expect((await submit(path, { address: 'nowhere' })).status).toBe(422);
    expect(statuses()).toEqual(['AddressPending']);
    expect((await submit(path, { address: ADDRESS })).status).toBe(303);
    expect(await page(path)).toContain('Your address is known');
    expect((await submit(path, { address: 'TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf' })).status).toBe(303);
    const [refund] = world.control.book({ order: order_id }).refunds;
    expect(refund).toMatchObject({ reference: 'L2', status: 'AddressSubmitted', toAddress: ADDRESS });
    world.control.refund('L2', 'next');
    expect(statuses()).toEqual(['Pending']);
  });

  it('show the book and plan faults on a page', async () => {
    expect(await page('/')).toContain('Newest orders');
    expect((await submit('/_sim/page/faults', { kind: 'cut', times: '2' })).status).toBe(303);
    expect(await page('/')).toContain('0 of 2 times');
    expect((await submit('/_sim/page/faults', { kind: 'slow', ms: 'x', times: '1' })).status).toBe(422);
    const [fault] = world.control.faults();
    await submit(`/_sim/page/faults/${fault!.id}/clear`, {});
    expect(world.control.faults()).toHaveLength(0);
  });
});
