import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import type { Answer } from '../support/api-client';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';
const usd = (value: string) => ({ value, currency: 'USD' });

describe('settlement requests at Cobo', () => {
  let world: ProviderWorld;
  let shop: Shop;
  beforeEach(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
  });
  afterEach(() => world.stop());

  const ask = async (operation: string, input: object = {}): Promise<Answer['body']> => {
    const { status, body } = await world.api.post(`/v1/providers/cobo/operations/${operation}`, input);
    expect(status).toBeLessThan(300);
    return body.answer;
  };
  const paidOrder = async (reference: string): Promise<string> => {
    const order = await shop.create({
      ...{ reference, provider: 'cobo', method: 'crypto', amount: usd('100.00'), crypto: { asset: 'ETH_USDT' } },
    });
    await world.sim('cobo', 'pay', { order: order.operations[0].reference });
    await shop.until(order.id, 'captured');
    return order.id;
  };
  /** Settles all that is unsettled, or an amount, until the provider calls it so. */
  const settle = async (end: string, input: object = {}): Promise<string> => {
    const asked = await ask('request-settlement', { token_id: 'ETH_USDT', address: WALLET, ...input });
    const id = asked.settlement_request_id as string;
    await waitFor(async () => {
      await world.sim('cobo', 'payout', { payout: id, kind: 'settlement', decision: end }).catch(() => undefined);
      return (await ask('settlement', { settlement_request_id: id })).status === end;
    });
    return id;
  };
  const fetchPayouts = async (): Promise<Answer> => {
    const answer = await world.api.post('/v1/settlements/fetches', { provider: 'cobo' });
    expect(answer).toMatchObject({ status: 200 });
    return answer;
  };
  const settledOf = async (order: string): Promise<string> =>
    (await world.api.get(`/v1/orders/${order}`)).body.settled.value;
  const posted = async (name: string): Promise<number> => {
    const { body } = await world.api.get('/v1/balances');
    return Number(body.data.find(({ account }: Answer['body']) => account === name)?.posted.value ?? 0);
  };
  const breaks = async (): Promise<string[]> =>
    (await world.api.get('/v1/reconciliation/breaks?status=open')).body.data.map(({ kind }: Answer['body']) => kind);
  /** What lies at the provider, by its own book. */
  const there = async (): Promise<number> => {
    const { balances } = (await world.look('cobo', 'book')) as unknown as { balances: { total: string }[] };
    return balances.reduce((sum, { total }) => sum + Number(total), 0);
  };
  const asThere = async () => {
    await shop.settled();
    expect(await posted('custody:cobo:ETH_USDT')).toBeCloseTo(await there(), 6);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  };

  it('that ask for all that is unsettled settle the orders, once, and end in the wallet', async () => {
    const orders = [await paidOrder('S-1'), await paidOrder('S-2')];
    const came = await there();
    const id = await settle('Completed');
    const { body } = await fetchPayouts();
    expect(body).toMatchObject({ payouts: 1, bank_lines: 1 });
    await waitFor(async () => (await Promise.all(orders.map(settledOf))).join() === '100.00,100.00');
    await asThere();
    expect(await posted('custody:cobo:ETH_USDT')).toBe(0);
    expect(await posted(`bank:wallet-${WALLET}:ETH_USDT`)).toBeCloseTo(came, 6);
    const listed = (await world.api.get('/v1/settlements')).body.data;
    expect(listed.map(({ payout_id }: Answer['body']) => payout_id)).toEqual([id]);
    expect((await fetchPayouts()).headers.get('idempotency-replayed')).toBe('true');
    expect(await breaks()).toEqual([]);
  });

  it('book nothing where they fail, and no more than what left where they end in part', async () => {
    const order = await paidOrder('S-3');
    await settle('Failed');
    expect((await fetchPayouts()).body).toMatchObject({ payouts: 0 });
    await settle('PartiallyCompleted');
    expect((await fetchPayouts()).body).toMatchObject({ payouts: 1 });
    await waitFor(async () => (await breaks()).join() === 'split');
    await asThere();
    await settle('Completed', { amount: (await there()).toFixed(2) });
    expect((await fetchPayouts()).body).toMatchObject({ payouts: 2 });
    await waitFor(async () => (await settledOf(order)) === '100.00');
    await waitFor(async () => (await breaks()).length === 0);
    await asThere();
    expect(await posted('custody:cobo:ETH_USDT')).toBe(0);
  });

  it('are left to a person, once, where the provider does not say what was settled', async () => {
    await paidOrder('S-4');
    await world.sim('cobo', 'quirks', { tellSettled: false });
    const id = await settle('PartiallyCompleted');
    const before = await posted('custody:cobo:ETH_USDT');
    for (const _ of [1, 2]) expect((await fetchPayouts()).body).toMatchObject({ payouts: 0 });
    const told = { streamPrefixes: ['unmatched-'] };
    const { events } = await world.app.running.persistence.store.readAll(0n, 100, told);
    expect(events.map(({ data }) => data)).toMatchObject([
      { provider: 'cobo', kind: 'ask', providerReference: id, reason: 'how much of it was settled is not told' },
    ]);
    expect(await posted('custody:cobo:ETH_USDT')).toBe(before);
  });
});
