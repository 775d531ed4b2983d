import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const usdt = (value: string) => ({ value, currency: 'USDT' });

/** The provider promises a list of transactions, and not that it has their amounts (fact sheet 5.1). */
describe('late money of an order at GatePay that its list of payments does not explain', () => {
  let world: ProviderWorld;
  let shop: Shop;

  beforeEach(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
    await list(false);
  });
  afterEach(() => world.stop());

  const list = (listedAmounts: boolean) => world.sim('gatepay', 'quirks', { listedAmounts });
  const create = () =>
    shop.create({
      ...{ provider: 'gatepay', method: 'crypto', customer: { id: 'cust-1' } },
      ...{ amount: usdt('20.00'), crypto: { asset: 'MATIC_USDT' } },
    });
  type Order = Awaited<ReturnType<typeof create>>;
  const simulate = (order: Order, action: string, more: object = {}) =>
    world.sim('gatepay', action, { merchantTradeNo: order.operations[0].reference, ...more });
  /** As long as it takes, and no more than that once all is quiet. */
  const untilSuspended = async (value: string) => {
    await waitFor(async () => (await suspended()) === value, { describe: `${value} in suspense` });
    await shop.settled();
    expect(await suspended()).toBe(value);
  };
  const suspended = async () => {
    const { body } = await world.api.get('/v1/balances?account=suspense:gatepay:USDT:in');
    return (body.data as { posted: { value: string } }[])[0]?.posted.value;
  };
  const received = async ({ id }: Order): Promise<string[]> => {
    const { body } = await world.api.get(`/v1/orders/${id}/events`);
    return (body.data as { type: string; data: { amount: { minor: string } } }[])
      .filter(({ type }) => type === 'CaptureConfirmedUnexpectedly')
      .map(({ data }) => data.amount.minor);
  };

  it('is booked by its sum as that grows, and once more by nothing when it is listed at last', async () => {
    const order = await create();
    await simulate(order, 'pay');
    await shop.until(order.id, 'captured');
    await simulate(order, 'pay', { amount: '7' });
    await untilSuspended('7.000000');
    await simulate(order, 'pay', { amount: '5' });
    await untilSuspended('12.000000');
    await list(true);
    await simulate(order, 'pay', { amount: '3' });
    await untilSuspended('15.000000');
    expect(await received(order)).toEqual(['7000000', '5000000', '3000000']);
    await list(false);
    await simulate(order, 'pay', { amount: '2' });
    await untilSuspended('17.000000');
    expect((await world.api.get(`/v1/orders/${order.id}`)).body).toMatchObject({
      ...{ status: 'overpaid', captured: usdt('20.000000') },
    });
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('is booked of one that is over unpaid, and of one that was paid too little', async () => {
    const [unpaid, short] = [await create(), await create()];
    await simulate(short, 'pay', { amount: '4' });
    for (const order of [unpaid, short]) await simulate(order, 'expire');
    await shop.until(unpaid.id, 'failed');
    await shop.until(short.id, 'underpaid');
    await simulate(unpaid, 'pay', { amount: '7' });
    await untilSuspended('11.000000');
    await simulate(short, 'pay', { amount: '5' });
    await untilSuspended('16.000000');
    expect([await received(unpaid), await received(short)]).toEqual([['7000000'], ['5000000']]);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
