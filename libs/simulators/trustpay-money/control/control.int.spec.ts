import { trustPayMoneySimulator } from '..';
import { MERCHANT, startTestWorld } from '../testing/merchant';

describe("the simulator's own interface", () => {
  let world: Awaited<ReturnType<typeof startTestWorld>>;
  beforeEach(async () => {
    world = await startTestWorld();
    await world.merchant.create({ order_no: 'A' });
  });
  afterEach(() => world.simulator.close());
  const call = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' };
    const answer = await fetch(world.simulator.url + path, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const form = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(world.simulator.url + path, { method: 'POST', body: new URLSearchParams(fields) });
    return { status: answer.status, text: await answer.text() };
  };
  const token = () => new URL(world.control.book()[0]!.payUrl).search;

  it('plays the payer, the clock and the provider over HTTP', async () => {
    expect(await call('/_sim/pay', { orderNo: 'A', amount: '19.99' })).toMatchObject({
      body: { paid: '19.99', status: 5 },
    });
    expect(await call('/_sim/pay', { orderNo: 'A' })).toEqual({ status: 422, body: { error: 'order A is paid' } });
    expect(await call('/_sim/settle-order', { orderNo: 'A' })).toMatchObject({ body: { status: 6 } });
    await call('/_sim/quirks', { refundAfterMs: -1 });
    const refund = { order_no: 'A', merchant_refund_no: 'R', refund_amount: '#5', reason: 'x' };
    await world.merchant.send('/v4/order/refund', refund);
    await call('/_sim/clock', { advanceMs: 3_600_000 });
    expect(await call('/_sim/refunds', { orderNo: 'A', number: 'R', decision: 'done' })).toMatchObject({
      body: { status: 8, refunded: '5.00' },
    });
    expect(await call('/_sim/clock')).toEqual({ status: 200, body: { now: '2026-05-26T09:15:00.000Z' } });
    await world.merchant.create({ order_no: 'B' });
    expect(await call('/_sim/decline', { orderNo: 'B', reason: 'no' })).toMatchObject({
      body: { status: 3, reason: 'no' },
    });
    await world.merchant.create({ order_no: 'C' });
    expect(await call('/_sim/time-out', { orderNo: 'C' })).toMatchObject({ body: { status: 4 } });
    expect(await call('/_sim/book?limit=1')).toMatchObject({ body: { orders: [{ orderNo: 'C' }] } });
    const { body } = await call('/_sim/deliveries?orderNo=A');
    expect(body).toMatchObject({ deliveries: [{ orderNo: 'A' }, { orderNo: 'A' }, { orderNo: 'A' }] });
    expect(await call('/_sim/settle', {})).toMatchObject({ status: 200 });
  });

  it('takes faults, and none that is misspelt', async () => {
    expect(await call('/_sim/faults', { fault: { kind: 'noCallback' }, match: { orderNo: 'A' } })).toMatchObject({
      body: { id: 1 },
    });
    expect((await call('/_sim/faults', { fault: { kind: 'noCalback' } })).status).toBe(400);
    expect((await call('/_sim/faults', { fault: { kind: 'noCallback' }, match: { reference: 'A' } })).status).toBe(400);
    expect((await call('/_sim/quirks', { lifetime: 1 })).status).toBe(400);
    expect(await call('/_sim/faults')).toMatchObject({ body: { faults: [{ id: 1, struck: 0 }] } });
    await call('/_sim/faults/1', undefined, 'DELETE');
    expect(await call('/_sim/faults')).toEqual({ status: 200, body: { faults: [] } });
    expect(await call('/_sim/quirks')).toMatchObject({ body: { callbackArrays: 'joined' } });
    expect(await call('/_sim/signatures')).toMatchObject({ body: { literal: 1 } });
  });

  it('changes what a merchant has', async () => {
    await call(`/_sim/merchants/${MERCHANT}`, { secrets: ['new'], available: { USD: '5' } });
    expect(world.control.balance(MERCHANT, 'USD').available).toBe('5.00');
    expect((await world.merchant.query('A')).code).toBe(880011);
    expect((await call('/_sim/merchants/1', { apiKey: 'x' })).status).toBe(422);
    expect(await call(`/_sim/merchants/${MERCHANT}/cards`, {})).toMatchObject({ status: 200 });
  });

  it('shows the payer a page that pays, also another amount, and only once', async () => {
    const page = await (await fetch(world.control.book()[0]!.payUrl)).text();
    expect(page).toContain('20.00');
    expect(page).not.toContain('<script');
    expect((await form(`/checkout.html${token()}`, { action: 'pay', amount: 'x' })).status).toBe(422);
    expect((await form(`/checkout.html${token()}`, { action: 'pay', amount: '21.5' })).text).toContain('21.50 USD');
    expect((await form(`/checkout.html${token()}`, { action: 'pay', amount: '1' })).text).toContain('21.50 USD');
    expect((await fetch(`${world.simulator.url}/checkout.html?token=unknown`)).status).toBe(404);
  });

  it('lets the payer be declined, or give up and come back late', async () => {
    expect(
      (await form(`/checkout.html${token()}`, { action: 'decline', reason: 'insufficient funds' })).text,
    ).toContain('insufficient funds');
    await world.merchant.create({ order_no: 'B' });
    expect((await form(`/checkout.html${token()}`, { action: 'abandon' })).text).toContain('comes late');
    await form(`/checkout.html${token()}`, { action: 'pay', amount: '20' });
    expect(world.control.book()).toMatchObject([
      { orderNo: 'B', status: 5 },
      { orderNo: 'A', status: 3 },
    ]);
  });

  it('shows its book and plans faults on a page', async () => {
    await form('/_sim/page/faults', { kind: 'slow', ms: '5', orderNo: 'Z', times: '2' });
    expect(world.control.faults()).toMatchObject([
      { fault: { kind: 'slow', ms: 5 }, match: { orderNo: 'Z' }, times: 2 },
    ]);
    expect((await form('/_sim/page/faults', { kind: 'none' })).status).toBe(422);
    const page = await (await fetch(world.simulator.url)).text();
    for (const text of ['waiting for the payer', MERCHANT, '10000.00', '&quot;slow&quot;'])
      expect(page).toContain(text);
    await form('/_sim/page/faults/1/clear', {});
    expect(world.control.faults()).toEqual([]);
  });

  it('starts from the settings of the ledger, and hands over those that it made up', async () => {
    const running = await trustPayMoneySimulator.start({ clock: world.clock, port: 0, environment: {} });
    expect(running.settings).toEqual({
      TRUSTPAY_MONEY_MERCHANT_ID: '8820250900009',
      TRUSTPAY_MONEY_API_KEY: 'simulated-api-key',
      TRUSTPAY_MONEY_SECRET: 'simulated-secret',
      TRUSTPAY_MONEY_API_URL: running.url,
      TRUSTPAY_MONEY_CURRENCIES: 'USD,INR',
    });
    await running.close();
  });
});
