import { Providers } from '../../src/providers/providers';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';
import { statementOf } from './support/statement';

const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';
const TO_WALLET = { payout_channel: 'Crypto', address: WALLET };
const usd = (value: string) => ({ value, currency: 'USD' });
const TO_BANK = { payout_channel: 'OffRamp', bank_account_id: 'bank-1' };

describe('payouts that a provider lists in its interface', () => {
  let world: ProviderWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await startProviderWorld({ environment: { DEPLOYMENT_MERCHANTS: 'shop,sister' } });
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const merchantAccount = async (): Promise<string> => {
    const { body } = await world.api.post('/v1/providers/cobo/operations/merchant-balance', {});
    return body.answer.data[0].merchant_id as string;
  };
  const completed = (id: string) =>
    waitFor(async () => {
      await world.sim('cobo', 'payout', { payout: id, decision: 'next' }).catch(() => undefined);
      const { body } = await world.api.post('/v1/providers/cobo/operations/payout', { payout_id: id });
      return body.answer.status === 'Completed';
    });
  /** Coins that leave for the wallet or the bank, until the provider calls it done. */
  const payOut = async (amount: string, from: string, to: object = TO_WALLET): Promise<string> => {
    const asked = { token_id: 'ETH_USDT', amount, source_account: from, ...to };
    const payout = await world.api.post('/v1/providers/cobo/operations/create-payout', asked);
    expect(payout).toMatchObject({ status: 201 });
    const id = payout.body.answer.payout_id as string;
    await completed(id);
    await shop.settled();
    return id;
  };
  const balances = async () => {
    const { body } = await world.api.get('/v1/balances');
    return (name: string) =>
      body.data.find(({ account }: Answer['body']) => account === name)?.posted.value as string | undefined;
  };
  const openBreaks = async (): Promise<Answer['body'][]> =>
    (await world.api.get('/v1/reconciliation/breaks?status=open')).body.data;
  const fetchPayouts = (provider: string) => world.api.post('/v1/settlements/fetches', { provider });

  it('settle the orders whose coins they took out of custody, and end in the wallet', async () => {
    const order = await shop.create({
      provider: 'cobo',
      method: 'crypto',
      amount: { value: '100.00', currency: 'USD' },
      crypto: { asset: 'ETH_USDT', tolerance: '0.5' },
    });
    await world.sim('cobo', 'pay', { order: order.operations[0].reference });
    const paid = await shop.until(order.id, 'captured');
    const amount = paid.attempts[0].receipt?.received.value ?? '100.00';
    await payOut(Number(amount).toFixed(2), await merchantAccount());
    expect(await fetchPayouts('cobo')).toMatchObject({
      status: 200,
      body: { format: 'provider', payouts: 1, bank_lines: 1 },
    });
    const settled = await waitFor(async () => {
      const { body } = await world.api.get(`/v1/orders/${order.id}`);
      return body.settled.value !== '0.00' && body;
    });
    expect(settled.settled).toEqual({ value: '100.00', currency: 'USD' });
    await shop.settled();
    const of = await balances();
    expect(Number(of('custody:cobo:ETH_USDT'))).toBe(0);
    expect(Number(of('psp:cobo:ETH_USDT:payout_transit'))).toBe(0);
    expect(Number(of(`bank:wallet-${WALLET}:ETH_USDT`))).toBe(Number(amount));
    expect((await fetchPayouts('cobo')).headers.get('idempotency-replayed')).toBe('true');
  });

  it('may each take a part of an order, from the merchant and from the developer, and leave nothing at the end', async () => {
    const order = await shop.create({
      reference: 'INV-2',
      provider: 'cobo',
      method: 'crypto',
      amount: { value: '100.00', currency: 'USD' },
      crypto: { asset: 'ETH_USDT', developer_fee: { value: '2.00', currency: 'USD' } },
    });
    await world.sim('cobo', 'pay', { order: order.operations[0].reference });
    const { attempts } = await shop.until(order.id, 'captured');
    const merchant = (Number(attempts[0].receipt.received.value) - 2).toFixed(2);
    await payOut('60.00', await merchantAccount());
    await fetchPayouts('cobo');
    const kinds = () => openBreaks().then((all) => all.map(({ kind }) => kind as string));
    await waitFor(async () => (await kinds()).join() === 'split');
    expect((await world.api.get(`/v1/orders/${order.id}`)).body.settled.value).toBe('0.00');
    await payOut((Number(merchant) - 60).toFixed(2), await merchantAccount());
    await payOut('2.00', 'developer');
    await fetchPayouts('cobo');
    await waitFor(async () => (await world.api.get(`/v1/orders/${order.id}`)).body.settled.value === '100.00');
    await waitFor(async () => (await kinds()).length === 0);
    await shop.settled();
    const of = await balances();
    for (const account of ['custody:cobo:ETH_USDT', 'psp:cobo:ETH_USDT:payout_transit', 'dev:shop:USD:unsettled'])
      expect(Number(of(account))).toBe(0);
    expect(of('dev:shop:USD:available')).toBe('2.00');
    expect(of('service:shop:USD:unsettled')).toBe('0.00');
  });

  it('bring what the network leaves of them, and the rest is a fee', async () => {
    const order = await shop.create({
      ...{ reference: 'INV-3', provider: 'cobo', method: 'crypto', amount: usd('100.00') },
      crypto: { asset: 'ETH_USDT' },
    });
    await world.sim('cobo', 'pay', { order: order.operations[0].reference });
    const { attempts } = await shop.until(order.id, 'captured');
    const before = await balances();
    await world.sim('cobo', 'quirks', { networkFee: '1.5' });
    await payOut(Number(attempts[0].receipt.received.value).toFixed(2), await merchantAccount());
    await world.sim('cobo', 'quirks', { networkFee: '0' });
    await fetchPayouts('cobo');
    await waitFor(async () => (await world.api.get(`/v1/orders/${order.id}`)).body.settled.value === '100.00');
    await shop.settled();
    const of = await balances();
    const wallet = `bank:wallet-${WALLET}:ETH_USDT`;
    expect(Number(of('fee:psp:cobo:ETH_USDT'))).toBe(1.5);
    expect(Number(of(wallet)) - Number(before(wallet))).toBeCloseTo(Number(attempts[0].receipt.received.value) - 1.5);
    for (const account of ['custody:cobo:ETH_USDT', 'psp:cobo:ETH_USDT:payout_transit'])
      expect(Number(of(account))).toBe(0);
    expect(await openBreaks()).toEqual([]);
  });

  it('sold for money at a bank are exchanged at what came for them, the loss included', async () => {
    await shop.settled();
    const before = await balances();
    const order = await shop.create({
      ...{ reference: 'INV-4', provider: 'cobo', method: 'crypto', amount: usd('100.00') },
      crypto: { asset: 'ETH_USDT' },
    });
    await world.sim('cobo', 'pay', { order: order.operations[0].reference });
    const { attempts } = await shop.until(order.id, 'captured');
    await world.sim('cobo', 'rate', { token: 'ETH_USDT', rate: '0.97' });
    const coins = Number(attempts[0].receipt.received.value);
    const payoutId = await payOut(coins.toFixed(2), await merchantAccount(), TO_BANK);
    expect(await fetchPayouts('cobo')).toMatchObject({ status: 200 });
    const arrived = (Math.floor(coins * 97) / 100).toFixed(2);
    await shop.settled();
    const { body } = await world.api.get('/v1/settlements?status=announced');
    expect(body.data).toMatchObject([{ payout_id: payoutId, net: usd(arrived), in_transit: usd(arrived) }]);
    const statement = statementOf('2026-11-22', [{ reference: payoutId, amount: arrived, code: 'TRF' }]);
    await world.api.send('POST', '/v1/settlements/imports', statement.replaceAll('EUR', 'USD'), {
      ...{ 'content-type': 'application/xml', 'idempotency-key': payoutId },
    });
    await waitFor(async () => (await world.api.get(`/v1/orders/${order.id}`)).body.settled.value === '100.00');
    await shop.settled();
    const of = await balances();
    for (const account of ['custody:cobo:ETH_USDT', 'psp:cobo:USD:receivable', 'psp:cobo:USD:payout_transit'])
      expect(Number(of(account) ?? 0)).toBe(0);
    expect(Number(of('loss:fx:USD'))).toBeCloseTo(100 - Number(arrived));
    // What came in at the quote is gone at the quote: nothing of this order is left in the pair.
    for (const account of ['fx:USD', 'fx:ETH_USDT']) expect(of(account)).toBe(before(account));
    expect(Number(of('bank:SK1799520000004107347927:USD'))).toBe(Number(arrived));
    expect(await openBreaks()).toEqual([]);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('are in the books of one merchant, whoever reads them: who asked for them here, or else who read them first', async () => {
    const sister = new ApiClient(world.app.url, await world.app.key('admin', 'sister'));
    const fetchAs = async (api: ApiClient) => {
      const { status, body } = await api.post('/v1/settlements/fetches', { provider: 'cobo' });
      expect(status).toBe(200);
      return { mine: body.payouts as number, of_others: (body.left_to_others ?? 0) as number };
    };
    const payoutsOf = async (api: ApiClient): Promise<string[]> =>
      (await api.get('/v1/settlements?limit=100')).body.data.map(({ payout_id }: Answer['body']) => payout_id);
    const before = await fetchAs(world.api);
    expect(await fetchAs(sister)).toEqual({ mine: 0, of_others: before.mine });

    await world.sim('cobo', 'fund', { account: 'developer', token: 'ETH_USDT', amount: '10' });
    const asked = await payOut('3.00', 'developer');
    const create = world.app.running.app
      .get(Providers)
      .get('cobo')
      .clientOperations!.find(({ name }) => name === 'create-payout')!;
    const input = { token_id: 'ETH_USDT', amount: '2.00', source_account: 'developer', ...TO_WALLET };
    const made = (await create.call(input, 'made-in-the-portal')) as Answer['body'];
    await completed(made.data.payout_id);

    expect(await fetchAs(sister)).toEqual({ mine: 1, of_others: before.mine + 1 });
    expect(await fetchAs(world.api)).toEqual({ mine: before.mine + 1, of_others: 1 });
    expect(await payoutsOf(sister)).toEqual([made.data.payout_id]);
    expect(await payoutsOf(world.api)).toContain(asked);
    expect(await payoutsOf(world.api)).not.toContain(made.data.payout_id);
  });

  it('are read and made by the merchants who run the deployment alone: the account there is that of all', async () => {
    const other = new ApiClient(world.app.url, await world.app.key('admin', 'other'));
    for (const path of ['/v1/settlements/fetches', '/v1/providers/cobo/operations/create-payout']) {
      const refused = await other.post(path, { provider: 'cobo' });
      expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(refused.body.detail).toContain('DEPLOYMENT_MERCHANTS');
    }
  });

  it('are not there for a provider that lists none', async () => {
    expect(await fetchPayouts('trustpay-eu')).toMatchObject({ status: 422, body: { code: 'unsupported_by_provider' } });
  });
});
