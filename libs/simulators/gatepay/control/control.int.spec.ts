import { systemClock } from '#libs/clock';
import { gatePaySimulator } from '../definition';
import { FAST_RETRIES, SLOW_RETRIES } from '../options';
import { ORDER, startMerchant } from '../testing/merchant';
import type { Merchant } from '../testing/merchant';

describe('the levers of the simulated GatePay', () => {
  let merchant: Merchant;
  let prepayId: string;
  beforeEach(async () => {
    merchant = await startMerchant();
    const { data } = await merchant.post('/v1/pay/checkout/order', ORDER);
    prepayId = data!.prepayId as string;
  });
  afterEach(() => merchant.simulator.close());
  const send = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
    const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(merchant.simulator.url + path, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('are there over HTTP', async () => {
    expect((await send('/_sim/pay', { prepayId, amount: '100', until: 'seen' })).status).toBe(200);
    expect((await send('/_sim/confirm', { merchantTradeNo: '163' })).body).toEqual({ ok: true });
    expect((await send('/_sim/expire', { prepayId })).body).toEqual({ ok: true });
    expect((await send('/_sim/book?merchantTradeNo=163')).body).toMatchObject({
      orders: [{ status: 'EXPIRED', received: '100' }],
    });
    expect((await send('/_sim/balances')).body).toMatchObject({ conserved: true, balances: [{ credited: '100' }] });
    expect((await send('/_sim/move', { subAccount: '2', coin: 'USDT', amount: '-1.5' })).body).toEqual({ ok: true });
    const rate = { fiatCurrency: 'GBP', coin: 'USDC', rate: '1.3' };
    expect((await send('/_sim/rates', rate)).body).toEqual({ ok: true });
    expect((await send('/_sim/rates')).body).toEqual({
      rates: [{ fiatCurrency: 'EUR', coin: 'USDT', rate: '1.1875' }, rate],
      conversions: [{ currency: 'BTC', payCurrency: 'USDT', rate: '20000' }],
    });
    expect((await send('/_sim/clock', { advanceMs: 5 })).body).toEqual({ now: '2026-03-02T09:15:00.005Z' });
    expect((await send('/_sim/settle', {})).body).toHaveProperty('nextDueAt');
    expect((await send('/_sim/deliveries')).body).toEqual({ deliveries: [] });
    expect((await send('/_sim/quirks', { numericCodes: true })).body).toMatchObject({ numericCodes: true });
  });

  it('plan faults, list and withdraw them', async () => {
    const { body } = await send('/_sim/faults', { fault: { kind: 'duplicate', copies: 2 }, match: { bizType: 'PAY' } });
    expect((await send('/_sim/faults')).body).toMatchObject({ faults: [{ id: body.id, struck: 0 }] });
    expect((await send(`/_sim/faults/${body.id as number}`, undefined, 'DELETE')).body).toEqual({ ok: true });
    expect((await send('/_sim/faults')).body).toEqual({ faults: [] });
  });

  it('refuse what is misspelt or impossible', async () => {
    expect((await send('/_sim/faults', { fault: { kind: 'duplikate' } })).status).toBe(400);
    expect((await send('/_sim/pay', { prepayId, amount: 'much' })).status).toBe(400);
    expect((await send('/_sim/pay', { prepayId, amount: '0' })).status).toBe(422);
    expect((await send('/_sim/pay', { prepayId: '1' })).status).toBe(422);
    expect((await send('/_sim/refunds', { refundRequestId: 'x' })).status).toBe(422);
    expect((await send('/_sim/rates', { fiatCurrency: 'EUR', coin: 'USDT' })).status).toBe(400);
    expect((await send('/_sim/rates', { fiatCurrency: 'EUR', coin: 'USDT', rate: '0' })).status).toBe(422);
    expect((await send('/_sim/rates', { fiatCurrency: 'EUR', coin: 'DOGE', rate: '1' })).status).toBe(422);
    const coins = { currency: 'USDT', payCurrency: 'BTC', rate: '0.00005' };
    expect((await send('/_sim/rates', coins)).body).toEqual({ ok: true });
    expect((await send('/_sim/rates', { ...coins, payCurrency: 'USDT' })).status).toBe(422);
    expect((await send('/_sim/rates', { ...coins, currency: undefined })).status).toBe(422);
    expect((await send('/_sim/rates', { ...coins, rate: '0' })).status).toBe(422);
    expect((await send('/_sim/deliveries/1/redeliver', {})).status).toBe(404);
  });

  it('are pages for people too: a cashier with a code, and a book with faults', async () => {
    const page = async (path: string, form?: Record<string, string>) => {
      const body = form && new URLSearchParams(form);
      const answer = await fetch(merchant.simulator.url + path, { method: form ? 'POST' : 'GET', body });
      return { status: answer.status, text: await answer.text() };
    };
    const cashier = `/cashier?prepayid=${prepayId}`;
    expect((await page(cashier)).text).toMatch(/Sipariş Ödemesi[^]*118\.75[^]*0x[^]*<svg/);
    expect((await page('/cashier', { prepayid: prepayId, amount: 'much', what: '' })).status).toBe(422);
    expect((await page('/cashier', { prepayid: prepayId, amount: '1', what: 'wrongChain' })).text).toContain('118.75');
    expect((await page('/cashier', { prepayid: prepayId, amount: '118.75', what: '' })).text).toContain('PAID');
    expect((await page('/cashier?prepayid=1')).status).toBe(404);
    expect((await page('/_sim/page/faults', { kind: 'slow', ms: 'x' })).status).toBe(422);
    const book = await page('/_sim/page/faults', { kind: 'businessError', times: '2' });
    expect(book.text).toMatch(/PAID[^]*400001[^]*2124538349/);
    expect((await page('/_sim/page/faults/1/clear', {})).text).toContain('None planned');
  });

  it('keep to both schedules of the sheet', () => {
    expect(SLOW_RETRIES).toHaveLength(15);
    expect(SLOW_RETRIES.slice(0, 4)).toEqual([15_000, 30_000, 60_000, 240_000]);
    expect(SLOW_RETRIES.at(-1)).toBe(86_640_000);
    expect(FAST_RETRIES).toEqual([3, 6, 9, 12, 15, 18, 21, 24, 27, 30].map((seconds) => seconds * 1000));
  });

  it('start with the settings of the ledger, or with settings of their own', async () => {
    const running = await gatePaySimulator.start({
      ...{ clock: systemClock, port: 0, ledgerUrl: 'http://127.0.0.1:3000/' },
      environment: { GATEPAY_ON_BEHALF_OF: '7' },
    });
    expect(running.settings).toEqual({
      GATEPAY_CLIENT_ID: expect.any(String),
      GATEPAY_SECRET: expect.any(String),
      GATEPAY_ON_BEHALF_OF: '7',
      GATEPAY_URL: running.url,
    });
    await running.close();
  });
});
