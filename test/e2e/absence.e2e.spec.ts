import { ManualClock } from '#libs/clock';
import { operationReference } from '#libs/payments';
import { OpenOperationsWorker } from '../../src/resolver/open-operations.worker';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { Shop } from './support/shop';

const STEP_MS = 15_000;
const WALLET = '0x52908400098527886E0F7030069857D2E4169EE7';
const ORDER = {
  ...{ provider: 'gatepay', reference: 'A', method: 'crypto', amount: { value: '10.00', currency: 'USDT' } },
  crypto: { asset: 'MATIC_USDT' },
};

/** A provider that answers a query as if it had never heard of the refund. */
const UNHEARD_OF = { kind: 'businessError', code: 400304 };

describe('a provider that does not know a payment', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00.000Z'));
  let world: ProviderWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await startProviderWorld({ clock });
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  it('may not know it yet: it counts as never made only after the delay of the provider, and asked twice', async () => {
    await world.sim('gatepay', 'faults', { fault: { kind: 'requestLost' } });
    const { body: order } = await world.api.post('/v1/orders', ORDER);
    expect(order.status).toBe('in_doubt');
    const statusAfterLook = async () => {
      await world.app.running.app.get(OpenOperationsWorker).lookOnce();
      await shop.settled();
      clock.advance(STEP_MS);
      return (await world.api.get(`/v1/orders/${order.id}`)).body.status as string;
    };
    // The first look comes before the provider's 20 s are over, the next ones after it.
    const seen: string[] = [];
    while (seen.at(-1) !== 'failed' && seen.length < 20) seen.push(await statusAfterLook());
    expect(seen.at(-1)).toBe('failed');
    expect(seen.filter((status) => status === 'in_doubt').length).toBeGreaterThanOrEqual(2);
    const { body } = await world.api.get(`/v1/orders/${order.id}/events?limit=100`);
    const doubts = body.data.filter(({ type }: { type: string }) => type === 'FactIgnored');
    expect(doubts).toHaveLength(1);
  });

  it('is not believed because a message of its own made us ask: a refund on its way is not given up', async () => {
    const { body: order } = await world.api.post('/v1/orders', { ...ORDER, reference: 'B' });
    await world.sim('gatepay', 'pay', { merchantTradeNo: order.operations[0].reference });
    await shop.until(order.id, 'captured');
    const reference = operationReference(order.id, 2);
    const aimed = { fault: UNHEARD_OF, match: { step: 'refundDetails', reference }, times: 2 };
    await world.sim('gatepay', 'faults', aimed);
    const refund = { amount: { value: '4.000000', currency: 'USDT' }, to_address: WALLET };
    const { body: asked } = await world.api.post(`/v1/orders/${order.id}/refunds`, refund);
    expect(asked.operations.at(-1)).toMatchObject({ status: 'pending', reference });
    // Its callback makes us ask, and the queries have not heard of it yet.
    const refunded = await shop.until(order.id, 'partially_refunded');
    expect(refunded.operations.map(({ status }: { status: string }) => status)).toEqual(['succeeded', 'succeeded']);
    expect(refunded.refunded).toEqual(refund.amount);
    expect(await world.look('gatepay', 'faults')).toEqual({ faults: [] });
  });
});
