import { ManualClock } from '#libs/clock';
import type { Answer } from '../support/api-client';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { FAULTY_PROVIDERS } from './support/faulty-providers';
import type { FaultyProvider } from './support/faulty-providers';
import { Shop } from './support/shop';

const HOUR = 3_600_000;
const CUSTOMER = { id: 'cust-1', name: 'Jana Novakova', email: 'jana@example.sk', ip: '203.0.113.7' };
/** Coins and pages alike. */
const ENDING = FAULTY_PROVIDERS.filter(({ endsUnpaid }) => endsUnpaid).map(
  (provider) => [provider.name, provider] as const,
);

type Order = Answer['body'];

describe.each(ENDING)('a payment at %s whose time is over', (_, provider: FaultyProvider) => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00.000Z'));
  let world: ProviderWorld;
  let shop: Shop;

  beforeAll(async () => {
    world = await startProviderWorld({ clock });
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const create = async (): Promise<Order> => {
    const body = { provider: provider.name, reference: 'E', customer: CUSTOMER, expires_in: 900, ...provider.order };
    const { body: order } = await world.api.post('/v1/orders', body);
    expect(order.status).toBe('requires_action');
    await shop.settled();
    return order;
  };
  const eventsOf = async (order: Order) => (await world.api.get(`/v1/orders/${order.id}/events?limit=100`)).body.data;
  const pay = (order: Order) => world.sim(provider.name, 'pay', provider.instruction(order.operations[0].reference));
  /** Looks come on a ladder that grows to a day: the clock goes on until one of them has found something. */
  const until = (order: Order, status: string): Promise<Order> =>
    waitFor(
      async () => {
        clock.advance(HOUR);
        await shop.settled();
        const { body } = await world.api.get(`/v1/orders/${order.id}`);
        return body.status === status && body;
      },
      { describe: `the order to be ${status}`, timeoutMs: 20_000 },
    );

  it('is closed by the word of the provider and not by the clock, and then tried again', async () => {
    const order = await create();
    const over = await until(order, 'failed');
    expect(over.operations[0].failure.code).toMatch(/expired/i);
    const last = (await eventsOf(order)).at(-1);
    expect(last.data.evidence.source).not.toBe('clock');
    const again = await world.api.post(`/v1/orders/${order.id}/attempts`, { provider: provider.name });
    expect(again).toMatchObject({ status: 201, body: { status: 'requires_action' } });
  });

  it('stays open while the provider cannot be asked', async () => {
    const order = await create();
    await world.sim(provider.name, 'faults', { fault: { kind: 'serverError', executed: false }, times: 3 });
    clock.advance(HOUR);
    await shop.settled();
    expect((await world.api.get(`/v1/orders/${order.id}`)).body.status).toBe('requires_action');
    await until(order, 'failed');
  });

  it('that was paid in time without our hearing of it is found by asking', async () => {
    const order = await create();
    const kind = provider.name === 'payfield' ? 'noCallback' : 'noNotification';
    await world.sim(provider.name, 'faults', { fault: { kind }, times: 1_000 });
    await pay(order);
    const paid = await until(order, 'captured');
    expect(paid.captured).toEqual(order.amount);
    const captured = (await eventsOf(order)).find(({ type }: { type: string }) => type === 'Captured');
    expect(captured.data.evidence.source).toBe('query');
  });
});
