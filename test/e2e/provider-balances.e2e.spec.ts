import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Providers } from '../../src/providers/providers';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';
import { statementOf } from './support/statement';

const usdt = (value: string) => ({ value, currency: 'ETH_USDT' });
const ROOT = join(__dirname, '../..');
const HOOK = join(ROOT, 'test/support/typescript-hook.cjs');
const COMMAND = ['--conditions=source', '-r', HOOK, join(ROOT, 'src/cli/main.ts'), 'balances', 'compare'];
const DEVELOPER_FEE = { developer_fee: { value: '2.00', currency: 'USD' } };
const CUSTODY = 'custody:cobo:ETH_USDT';

describe('the balances of providers beside the books', () => {
  let world: ProviderWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await startProviderWorld({ environment: { DEPLOYMENT_MERCHANTS: 'shop' } });
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const compared = async (provider?: string): Promise<Answer['body']> => {
    await shop.settled();
    const { status, body } = await world.api.get(`/v1/provider-balances${provider ? `?provider=${provider}` : ''}`);
    expect(status).toBe(200);
    return body;
  };
  const cli = (...args: readonly string[]): Promise<{ readonly status: number; readonly text: string }> =>
    new Promise((resolve) => {
      const env = { PATH: process.env.PATH, ...world.environment };
      const child = execFile(process.execPath, [...COMMAND, ...args], { env }, (_error, stdout, stderr) =>
        resolve({ status: child.exitCode ?? -1, text: stdout + stderr }),
      );
    });
  const custodyIn = (body: Answer['body'], account = CUSTODY): Answer['body'] =>
    body.data.find((one: Answer['body']) => one.account === account);
  const paidOrder = async (reference: string, more: object = DEVELOPER_FEE): Promise<Answer['body']> => {
    const order = await shop.create({
      ...{ reference, provider: 'cobo', method: 'crypto', amount: { value: '100.00', currency: 'USD' } },
      crypto: { asset: 'ETH_USDT', ...more },
    });
    await world.sim('cobo', 'pay', { order: order.operations[0].reference });
    return shop.until(order.id, 'captured');
  };
  /** Asked of the merchant's account at the provider, which takes the coins at once. */
  const payoutOf = async (amount: string, to: object): Promise<string> => {
    const { held } = custodyIn(await compared());
    const merchant = held[0].account.replace('merchant ', '') as string;
    const asked = { token_id: 'ETH_USDT', amount, source_account: merchant, ...to };
    const payout = await world.api.post('/v1/providers/cobo/operations/create-payout', asked);
    expect(payout.status).toBe(201);
    return payout.body.answer.payout_id;
  };
  const completed = (id: string) =>
    waitFor(async () => {
      await world.sim('cobo', 'payout', { payout: id, decision: 'next' }).catch(() => undefined);
      const { body: at } = await world.api.post('/v1/providers/cobo/operations/payout', { payout_id: id });
      return at.answer.status === 'Completed';
    });

  it('are equal while nothing is there, and name who tells none', async () => {
    const body = await compared();
    expect(body).toMatchObject({ agrees: true, data: [], beside: [] });
    const silent = world.app.running.app
      .get(Providers)
      .all()
      .filter(({ capabilities }) => capabilities.balances !== true);
    const named = body.not_compared.map(({ provider, missed }: Answer['body']) => ({ provider, missed }));
    expect(named).toEqual(silent.map(({ name: provider }) => ({ provider, missed: false })));
    expect(named).toContainEqual({ provider: 'trustpay-eu', missed: false });
    for (const provider of ['cobo', 'gatepay']) expect(named).not.toContainEqual({ provider, missed: false });
  });

  it('do not differ by coins that were sold, though the books let them go only with the credit of the bank', async () => {
    const order = await paidOrder('INV-0', {});
    const { value } = order.attempts[0].receipt.received;
    const id = await payoutOf(Number(value).toFixed(2), { payout_channel: 'OffRamp', bank_account_id: 'bank-1' });
    await completed(id);
    await world.api.post('/v1/settlements/fetches', { provider: 'cobo' });
    const read = await compared('cobo');
    expect(read).toMatchObject({ agrees: true, beside: [] });
    expect(custodyIn(read)).toMatchObject({
      ...{ books: usdt(value), told: usdt('0.000000'), verdict: 'under_way' },
      under_way: [{ what: 'unsettled_payout', provider_has: 'less', count: 1, amount: usdt(value) }],
    });
    const { net } = (await world.api.get('/v1/settlements')).body.data[0];
    const statement = statementOf('2026-11-22', [{ reference: id, amount: net.value, code: 'TRF' }]);
    await world.api.send('POST', '/v1/settlements/imports', statement.replaceAll('EUR', net.currency), {
      ...{ 'content-type': 'application/xml', 'idempotency-key': id },
    });
    await waitFor(async () => (await world.api.get(`/v1/orders/${order.id}`)).body.settled.value === '100.00');
    expect(await compared('cobo')).toMatchObject({ agrees: true, data: [], beside: [] });
  });

  it('are what the order brought to the merchant and to the developer', async () => {
    const { attempts } = await paidOrder('INV-1');
    const body = await compared();
    const { value } = attempts[0].receipt.received;
    expect(body.agrees).toBe(true);
    expect(custodyIn(body)).toMatchObject({
      ...{ provider: 'cobo', books: usdt(value), told: usdt(value), difference: usdt('0.000000'), verdict: 'equal' },
      held: [{ account: expect.stringMatching(/^merchant M/) }, { account: 'developer', amount: usdt('2.000000') }],
    });
  });

  it('tell a refund that is not over as coins that may be gone already', async () => {
    const order = await paidOrder('INV-2');
    const amount = { value: '33.33', currency: 'USD' };
    const refund = await world.api.post(`/v1/orders/${order.id}/refunds`, { amount });
    const { provider_reference: refund_id } = refund.body.operations.at(-1);
    // At Cobo it waits for an address, and its coins are set aside: down to two decimals of the share of 103.03.
    const { verdict, difference, under_way } = custodyIn(await compared());
    expect({ verdict, difference, under_way }).toEqual({
      ...{ verdict: 'under_way', difference: usdt('-34.330000') },
      under_way: [{ what: 'refund', provider_has: 'less', count: 1, amount: usdt('34.339899') }],
    });
    const address = '0x52908400098527886E0F7030069857D2E4169EE7';
    await world.api.post('/v1/providers/cobo/operations/set-refund-address', { refund_id, address });
    await waitFor(async () => {
      await world.sim('cobo', 'refund', { refund: refund_id, decision: 'next' }).catch(() => undefined);
      const { body } = await world.api.get(`/v1/orders/${order.id}`);
      return body.refunded.value === '33.33';
    });
    expect(custodyIn(await compared())).toMatchObject({ verdict: 'equal', under_way: [] });
  });

  it('differ by a payout that no books have, until it is read', async () => {
    const to = { payout_channel: 'Crypto', address: '0x52908400098527886E0F7030069857D2E4169EE7' };
    const id = await payoutOf('50.00', to);
    const body = await compared('cobo');
    expect(body.agrees).toBe(true);
    const row = custodyIn(body);
    expect(row.verdict).toBe('under_way');
    expect(row.under_way).toContainEqual({ what: 'payout', provider_has: 'less', count: 1, amount: usdt('50.000000') });
    await completed(id);
    await world.api.post('/v1/settlements/fetches', { provider: 'cobo' });
    await waitFor(async () => {
      const { under_way: left } = custodyIn(await compared('cobo'));
      return !left.some(({ what }: Answer['body']) => what === 'payout');
    });
  });

  it('that shrank without any reason differ, by how much is said', async () => {
    const before = custodyIn(await compared('cobo'));
    await world.sim('cobo', 'fund', { account: 'developer', token: 'ETH_USDT', amount: 'drain' });
    const body = await compared('cobo');
    expect(body.agrees).toBe(false);
    const row = custodyIn(body);
    expect(row).toMatchObject({ verdict: 'differs', books: before.books });
    expect(Number(row.difference.value)).toBeCloseTo(Number(before.difference.value) - 4);
  });

  it('are compared by a command, which says what to do next and fails', async () => {
    const told = await cli('--provider', 'cobo');
    expect(told.status).toBe(1);
    const shown = /^custody:cobo:ETH_USDT +\d+\.\d{6} +\d+\.\d{6} +-4\.000000 +DIFFERS$/m;
    expect(told.text).toMatch(shown);
    expect(told.text).toMatch(/as told: merchant M1001 [\d.]+, developer 0\.000000/);
    expect(told.text).toContain('POST /v1/settlements/fetches');
    expect(told.text).toContain('The books do NOT agree with the providers.');
    const json = await cli('--provider', 'cobo', '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.text)).toMatchObject({ agrees: false, data: [{ account: CUSTODY, verdict: 'differs' }] });
    expect((await cli('--provider', 'trustpay-eu')).status).toBe(0);
  });

  it('differ by a payout that ended in part and does not say how much, once it is left to a person', async () => {
    await world.sim('cobo', 'quirks', { tellPartlyPaid: false });
    const account = custodyIn(await compared('cobo')).held[0].account.replace('merchant ', '') as string;
    const asked = { token_id: 'ETH_USDT', amount: '50.00', source_account: account };
    const to = { payout_channel: 'Crypto', address: '0x52908400098527886E0F7030069857D2E4169EE7' };
    const payout = await world.api.post('/v1/providers/cobo/operations/create-payout', { ...asked, ...to });
    const payout_id = payout.body.answer.payout_id as string;
    await waitFor(async () => {
      const end = { payout: payout_id, decision: 'PartiallyCompleted' };
      await world.sim('cobo', 'payout', end).catch(() => undefined);
      const { body } = await world.api.post('/v1/providers/cobo/operations/payout', { payout_id });
      return body.answer.status === 'PartiallyCompleted';
    });
    // Until then it hides what else is missing: the 4 coins of before.
    expect(custodyIn(await compared('cobo'))).toMatchObject({ verdict: 'under_way', difference: usdt('-29.000000') });
    for (const _ of [1, 2]) await world.api.post('/v1/settlements/fetches', { provider: 'cobo' });
    const { verdict, under_way } = custodyIn(await compared('cobo'));
    expect({ verdict, payouts: under_way.filter(({ what }: Answer['body']) => what === 'payout') }).toEqual({
      ...{ verdict: 'differs', payouts: [] },
    });
    const told = { streamPrefixes: ['unmatched-'] };
    const { events } = await world.app.running.persistence.store.readAll(0n, 100, told);
    const aside = events.map(({ data }) => data as Answer['body']).filter((one) => one.providerReference === payout_id);
    expect(aside).toMatchObject([{ kind: 'ask', reason: 'how much of it was paid out is not told' }]);
  });

  it('of a provider that does not answer are missed, and it is named', async () => {
    await world.sim('cobo', 'faults', { fault: { kind: 'serverError' }, match: { operation: 'GET balance' } });
    const body = await compared('cobo');
    expect(body).toMatchObject({ agrees: false, data: [] });
    expect(body.not_compared).toEqual([
      { provider: 'cobo', reason: expect.stringContaining('no answer that counts'), missed: true },
    ]);
  });

  it('are those of all merchants, for the people who run the deployment', async () => {
    const other = new ApiClient(world.app.url, await world.app.key('auditor', 'other'));
    expect(await other.get('/v1/provider-balances')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const service = new ApiClient(world.app.url, await world.app.key('service'));
    expect((await service.get('/v1/provider-balances')).status).toBe(403);
    expect((await world.api.get('/v1/provider-balances?provider=acme')).status).toBe(404);
    expect((await world.api.get('/v1/provider-balances?provider=ACME')).status).toBe(400);
  });
});
