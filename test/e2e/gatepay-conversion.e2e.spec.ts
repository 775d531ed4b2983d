import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const money = (value: string, currency: string) => ({ value, currency });
const CONVERSION = { currency: 'BTC', payCurrency: 'USDT' };

describe('an order at GatePay that is paid in another coin than it is in', () => {
  let world: ProviderWorld;
  let shop: Shop;

  beforeEach(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
  });
  afterEach(() => world.stop());

  const create = () =>
    shop.create({
      ...{ provider: 'gatepay', reference: 'C', method: 'crypto', customer: { id: 'cust-1' } },
      ...{ amount: money('0.5', 'BTC'), crypto: { asset: 'MATIC_USDT', tolerance: '10' } },
    });
  const pay = ({ operations }: { operations: { reference: string }[] }, amount: string) =>
    world.sim('gatepay', 'pay', { merchantTradeNo: operations[0]!.reference, amount });
  const balance = async (account: string) => {
    await shop.settled();
    const { body } = await world.api.get(`/v1/balances?account=${account}`);
    return (body.data as { posted: { value: string } }[]).map(({ posted }) => posted.value);
  };
  const sound = async () => expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);

  it('is booked in the coin that was credited, and late money in the coin that came', async () => {
    const order = await create();
    expect(order.next_action).toMatchObject({ chain: 'MATIC', amount: money('10000.000000', 'MATIC_USDT') });
    await pay(order, '9992');
    expect(await shop.until(order.id, 'captured')).toMatchObject({
      captured: money('0.50000000', 'BTC'),
      attempts: [{ receipt: { due: money('0.50000000', 'BTC'), received: money('0.49960000', 'BTC') } }],
    });
    expect(await balance('custody:gatepay:BTC')).toEqual(['0.49960000']);
    expect(await balance('loss:tolerance:BTC')).toEqual(['0.00040000']);
    await pay(order, '7');
    expect(await shop.until(order.id, 'overpaid')).toMatchObject({
      unexpected_assets: [money('7.000000', 'USDT')],
      captured: money('0.50000000', 'BTC'),
    });
    expect(await balance('custody:gatepay:USDT')).toEqual(['7.000000']);
    expect(await balance('suspense:gatepay:USDT:in')).toEqual(['7.000000']);
    await sound();
  });

  it('is paid from a Gate account, and what the chain brings as well stands in suspense as it came', async () => {
    const order = await create();
    const name = { merchantTradeNo: order.operations[0].reference };
    const { txId } = await world.sim('gatepay', 'pay', { ...name, amount: '10000', until: 'seen' });
    await world.sim('gatepay', 'pay', { ...name, from: 'gate' });
    await shop.until(order.id, 'captured');
    await world.sim('gatepay', 'confirm', { ...name, txId });
    expect(await shop.until(order.id, 'overpaid')).toMatchObject({
      ...{ unexpected_assets: [money('10000.000000', 'USDT')], captured: money('0.50000000', 'BTC') },
    });
    expect(await balance('custody:gatepay:BTC')).toEqual(['0.50000000']);
    await pay(order, '7');
    await waitFor(async () => (await balance('suspense:gatepay:USDT:in'))[0] === '10007.000000');
    expect(await balance('custody:gatepay:USDT')).toEqual(['10007.000000']);
    await sound();
  });

  it('is not paid by what cannot be converted: the coins that came stand in suspense', async () => {
    const order = await create();
    await pay(order, '4000');
    await world.sim('gatepay', 'rates', { ...CONVERSION, rate: '25000' });
    await pay(order, '6000');
    const found = await waitFor(async () => {
      const { body } = await world.api.get(`/v1/orders/${order.id}`);
      return Number(body.unexpected_assets[0]?.value) === 10_000 && body;
    });
    expect(found).toMatchObject({ captured: money('0.00000000', 'BTC'), unexpected_assets: [{ currency: 'USDT' }] });
    expect(await balance('suspense:gatepay:USDT:in')).toEqual(['10000.000000']);
    await sound();
  });

  it('that expires is underpaid in the coin that came', async () => {
    const order = await create();
    await pay(order, '4000');
    await world.sim('gatepay', 'expire', { merchantTradeNo: order.operations[0].reference });
    expect(await shop.until(order.id, 'underpaid')).toMatchObject({
      unexpected_assets: [money('4000.000000', 'USDT')],
    });
    expect(await balance('custody:gatepay:USDT')).toEqual(['4000.000000']);
    await sound();
  });
});
