import { listSuspense } from '../../src/read-models/queries';
import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const money = (value: string, currency: string) => ({ value, currency });

/** The provider's own calls move money that no order of the ledger has asked for. */
describe('money that client operations of GatePay move', () => {
  let world: ProviderWorld;
  let shop: Shop;

  beforeAll(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const perform = async (operation: string, input: object) => {
    const answer = await world.api.post(`/v1/providers/gatepay/operations/${operation}`, input);
    expect(answer).toMatchObject({ status: 201, body: { status: 'answered' } });
    return answer.body.answer;
  };
  const untilSuspended = (wanted: string) =>
    waitFor(async () => {
      await shop.settled();
      const items = await listSuspense(world.app.running.persistence.pool, 100, ['unassigned']);
      return items.some(({ account, minor }) => `${account} ${minor}` === wanted);
    });

  const paid = async () => {
    const order = await shop.create({
      ...{ provider: 'gatepay', method: 'crypto', customer: { id: 'cust-1' } },
      ...{ amount: money('20.00', 'USDT'), crypto: { asset: 'MATIC_USDT' } },
    });
    await world.sim('gatepay', 'pay', { merchantTradeNo: order.operations[0].reference });
    const { attempts } = await shop.until(order.id, 'captured');
    return { order, prepayId: attempts[0].provider_reference as string };
  };
  it('back from an order stands in suspense, and the order counts nothing as refunded', async () => {
    const refund = async (): Promise<Awaited<ReturnType<typeof paid>>> => {
      const made = await paid();
      const input = { prepayId: made.prepayId, refundAmount: '7.5' };
      const { body } = await world.api.post('/v1/providers/gatepay/operations/order-refund', input);
      // One in ten of the provider's ids would pass for a card number.
      if (body.code === 'card_data_refused') return refund();
      expect(body).toMatchObject({ status: 'answered' });
      return made;
    };
    const { order } = await refund();
    await untilSuspended('suspense:gatepay:USDT:out 7500000');
    expect((await world.api.get(`/v1/orders/${order.id}`)).body).toMatchObject({
      ...{ status: 'captured', refunded: money('0.000000', 'USDT') },
    });
    const path = `/v1/orders/${order.id}/refunds`;
    const { body } = await world.api.post(path, { amount: money('20.00', 'USDT') });
    expect(body.operations.at(-1)).toMatchObject({ type: 'refund', status: 'failed' });
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it.each([
    ['as well', true, '118.75', '118750000'],
    ['not', false, '120.5', '120500000'],
  ])('to an address stands in suspense, where the query of orders finds it %s', async (_, isFound, amount, minor) => {
    await world.sim('gatepay', 'quirks', { checkoutFindsAddresses: isFound });
    const { prepayId } = await perform('address-create', {
      ...{ currency: 'USDT', orderAmount: amount, chain: 'MATIC', fullCurrType: 'USDT_MATIC' },
      ...{ merchantUserId: '1336974', goodsName: 'Order 160' },
    });
    await world.sim('gatepay', 'pay', { prepayId });
    await untilSuspended(`suspense:gatepay:USDT:in ${minor}`);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
