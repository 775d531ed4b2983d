import { listSuspense } from '../../src/read-models/queries';
import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const usdt = (value: string) => ({ value, currency: 'USDT' });

/** A payer who does not wait for the chain, and pays from a Gate account what the chain brings as well. */
describe('an order at GatePay that is paid from a Gate account, and over the chain', () => {
  let world: ProviderWorld;
  let shop: Shop;

  beforeAll(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const create = () =>
    shop.create({
      ...{ provider: 'gatepay', method: 'crypto', customer: { id: 'cust-1' } },
      ...{ amount: usdt('20.00'), crypto: { asset: 'MATIC_USDT', tolerance: '0.5' } },
    });
  const suspended = async (): Promise<number> => {
    await shop.settled();
    const { body } = await world.api.get('/v1/balances?account=suspense:gatepay:USDT:in');
    return Number((body.data as { posted: { value: string } }[])[0]?.posted.value ?? 0);
  };
  const unassigned = async (): Promise<number> => {
    await shop.settled();
    const items = await listSuspense(world.app.running.persistence.pool, 100, ['unassigned']);
    return items.reduce((sum, { minor }) => sum + Number(minor) / 1_000_000, 0);
  };

  it.each([
    ['a part, and pay_amount grows', 5, true],
    ['a part, and pay_amount does not', 6, false],
    ['the whole, and pay_amount grows', 20, true],
    ['the whole, and pay_amount does not', 20, false],
  ])('has what is confirmed afterwards in suspense: %s', async (_, amount, payAmountGrows) => {
    await world.sim('gatepay', 'quirks', { payAmountGrows });
    const before = await suspended();
    const order = await create();
    const name = { merchantTradeNo: order.operations[0].reference };
    const { txId } = await world.sim('gatepay', 'pay', { ...name, amount: String(amount), until: 'seen' });
    await world.sim('gatepay', 'pay', { ...name, from: 'gate' });
    await shop.until(order.id, 'captured');
    await world.sim('gatepay', 'confirm', { ...name, txId });
    await waitFor(async () => (await suspended()) > before, { describe: `${amount} in suspense` });
    expect(await suspended()).toBe(before + amount);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it.each([true, false])(
    'has all of it in suspense where the order is not ours, pay_amount grows: %s',
    async (grows) => {
      await world.sim('gatepay', 'quirks', { payAmountGrows: grows });
      const before = await unassigned();
      const { body } = await world.api.post('/v1/providers/gatepay/operations/address-create', {
        ...{ currency: 'USDT', orderAmount: '30', chain: 'MATIC', fullCurrType: 'USDT_MATIC' },
        ...{ merchantUserId: '1336974', goodsName: 'Order 160' },
      });
      const { prepayId } = body.answer;
      const { txId } = await world.sim('gatepay', 'pay', { prepayId, amount: '30', until: 'seen' });
      await world.sim('gatepay', 'pay', { prepayId, from: 'gate' });
      await waitFor(async () => (await unassigned()) === before + 30, { describe: 'what the account has paid' });
      await world.sim('gatepay', 'confirm', { prepayId, txId });
      await waitFor(async () => (await unassigned()) > before + 30, { describe: 'what came over the chain' });
      expect(await unassigned()).toBe(before + 60);
      expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
    },
  );
});
