import type { Answer } from '../support/api-client';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';

describe('payouts that a provider lists in its interface', () => {
  let world: ProviderWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

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
    const { body: balance } = await world.api.post('/v1/providers/cobo/operations/merchant-balance', {});
    const payout = await world.api.post('/v1/providers/cobo/operations/create-payout', {
      source_account: balance.answer.data[0].merchant_id,
      token_id: 'ETH_USDT',
      amount: Number(amount).toFixed(2),
      payout_channel: 'Crypto',
      address: WALLET,
    });
    expect(payout).toMatchObject({ status: 201 });
    const id = payout.body.answer.payout_id;
    await waitFor(async () => {
      await world.sim('cobo', 'payout', { payout: id, decision: 'next' }).catch(() => undefined);
      const { body } = await world.api.post('/v1/providers/cobo/operations/payout', { payout_id: id });
      return body.answer.status === 'Completed';
    });
    await shop.settled();
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
    const { body: balances } = await world.api.get('/v1/balances');
    const of = (name: string) =>
      balances.data.find(({ account }: Answer['body']) => account === name)?.posted.value as string | undefined;
    expect(Number(of('custody:cobo:ETH_USDT'))).toBe(0);
    expect(Number(of('psp:cobo:ETH_USDT:payout_transit'))).toBe(0);
    expect(Number(of(`bank:wallet-${WALLET}:ETH_USDT`))).toBe(Number(amount));
    expect((await fetchPayouts('cobo')).headers.get('idempotency-replayed')).toBe('true');
  });

  it('are not there for a provider that lists none', async () => {
    expect(await fetchPayouts('trustpay-eu')).toMatchObject({ status: 422, body: { code: 'unsupported_by_provider' } });
  });
});
