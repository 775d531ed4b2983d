import { ManualClock } from '#libs/clock';
import { OpenOperationsWorker } from '../../src/resolver/open-operations.worker';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { Shop } from './support/shop';

const STEP_MS = 15_000;
const ORDER = {
  ...{ provider: 'gatepay', reference: 'A', method: 'crypto', amount: { value: '10.00', currency: 'USDT' } },
  crypto: { asset: 'MATIC_USDT' },
};

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
});
