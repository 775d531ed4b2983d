import { Providers } from '../../src/providers/providers';
import { listSuspense } from '../../src/read-models/queries';
import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';
import { wireNotice } from './support/wire-notice';

interface Elsewhere {
  readonly provider: string;
  readonly payment: object;
  /** How the simulated provider names the payment. */
  readonly name: 'order' | 'merchantTradeNo' | 'externalId';
  readonly suspense: string;
}

const CASES: readonly Elsewhere[] = [
  {
    provider: 'cobo',
    payment: { method: 'crypto', amount: { minor: 10_000n, currency: 'USD' }, crypto: { asset: 'ETH_USDT' } },
    name: 'order',
    suspense: 'suspense:cobo:ETH_USDT:in 101010000',
  },
  {
    provider: 'gatepay',
    payment: { method: 'crypto', amount: { minor: 20_000_000n, currency: 'USDT' }, crypto: { asset: 'MATIC_USDT' } },
    name: 'merchantTradeNo',
    suspense: 'suspense:gatepay:USDT:in 20000000',
  },
  {
    provider: 'payfield',
    payment: { method: 'payin', amount: { minor: 100_000n, currency: 'BDT' }, customerId: 'c-1' },
    name: 'externalId',
    suspense: 'suspense:payfield:BDT:in 100000',
  },
];

describe('money under a reference that is no order of ours', () => {
  let world: ProviderWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await startProviderWorld();
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const adapterOf = (provider: string) => world.app.running.app.get(Providers).get(provider);
  const notificationUrl = (provider: string) => `${world.app.url}/notifications/${provider}`;
  const suspended = async (provider: string): Promise<string[]> => {
    await shop.settled();
    const items = await listSuspense(world.app.running.persistence.pool, 100, ['unassigned']);
    return items
      .filter(({ account }) => account.startsWith(`suspense:${provider}:`))
      .map(({ account, minor }) => `${account} ${minor}`);
  };
  const untilSuspended = (provider: string, count: number) =>
    waitFor(async () => {
      const items = await suspended(provider);
      return items.length >= count && items;
    });

  it.each(CASES)('at $provider stands in suspense with its amount, once', async (elsewhere) => {
    const { provider, payment, name, suspense } = elsewhere;
    const reference = `OTHER${provider}1`;
    const opened = await adapterOf(provider).openPayment!({
      ...{
        reference,
        capture: 'automatic',
        payer: { name: 'Jana Novakova', email: 'jana@example.sk', ip: '203.0.113.7' },
      },
      ...{ returnUrl: 'https://shop.example/back', expiresAt: new Date(Date.now() + 1_200_000).toISOString() },
      ...{ notificationUrl: notificationUrl(provider), ...payment },
    } as Parameters<NonNullable<ReturnType<typeof adapterOf>['openPayment']>>[0]);
    expect(opened).toMatchObject({ outcome: { kind: 'pending', providerReference: expect.any(String) } });
    await world.sim(provider, 'pay', { [name]: reference });
    expect(await untilSuspended(provider, 1)).toEqual([suspense]);
  });

  it('is more at GatePay when more comes late, and less is nowhere taken from it', async () => {
    await world.sim('gatepay', 'pay', { merchantTradeNo: 'OTHERgatepay1', amount: '7.5' });
    const [first, late] = await untilSuspended('gatepay', 2);
    expect([first, late]).toEqual(['suspense:gatepay:USDT:in 20000000', 'suspense:gatepay:USDT:in 7500000']);
  });

  it('is late at Cobo as well, by its own event', async () => {
    await world.sim('cobo', 'expire', { order: 'OTHERcobo1' });
    await world.sim('cobo', 'pay', { order: 'OTHERcobo1', amount: '5' });
    expect(await untilSuspended('cobo', 2)).toEqual([
      'suspense:cobo:ETH_USDT:in 101010000',
      'suspense:cobo:ETH_USDT:in 5000000',
    ]);
  });

  it('that went back stands against it, when somebody refunded it elsewhere', async () => {
    await world.sim('payfield', 'end', { externalId: 'OTHERpayfield1', status: 'refunded' });
    const refunded = await untilSuspended('payfield', 2);
    expect(refunded).toContain('suspense:payfield:BDT:out 100000');
    const refund = {
      ...{ reference: 'OTHERcoboR1', amount: { minor: 1_000_000n, currency: 'ETH_USDT' } },
      ...{ providerReference: '', notificationUrl: notificationUrl('cobo') },
    };
    const { orders } = (await world.look('cobo', 'book')) as unknown as { orders: { orderId: string }[] };
    const destination = '0x52908400098527886E0F7030069857D2E4169EE7';
    const { outcome } = await adapterOf('cobo').refund!({
      ...{ ...refund, providerReference: orders[0]!.orderId, destination },
      payment: { amount: { minor: 101_010_000n, currency: 'ETH_USDT' } },
    });
    expect(outcome).toMatchObject({ kind: 'pending' });
    await world.sim('cobo', 'refund', { refund: 'OTHERcoboR1', decision: 'Completed' });
    expect(await untilSuspended('cobo', 3)).toContain('suspense:cobo:ETH_USDT:out 1000000');
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('of which another provider tells than was asked settles nothing there', async () => {
    const usd = (value: string) => ({ value, currency: 'USD' });
    const order = await shop.create({ provider: 'trustpay-money', method: 'cashier', amount: usd('100.00') });
    const query = wireNotice(order.operations[0].reference as string, { Currency: 'USD', PaymentId: '8800077' });
    expect((await fetch(`${notificationUrl('trustpay-eu')}?${query}`)).status).toBe(200);
    expect(await untilSuspended('trustpay-eu', 1)).toEqual(['suspense:trustpay-eu:USD:in 10000']);
    const path = `/v1/orders/${order.id as string}`;
    expect((await world.api.get(path)).body).toMatchObject({ status: 'requires_action', captured: usd('0.00') });
    const { data } = (await world.api.get(`${path}/events?limit=100`)).body as { data: { type: string }[] };
    expect(data.map(({ type }) => type)).toContain('FactIgnored');
    await world.sim('trustpay-money', 'pay', { orderNo: order.operations[0].reference });
    expect(await shop.until(order.id as string, 'captured')).toMatchObject({ captured: usd('100.00') });
    expect(await suspended('trustpay-eu')).toEqual(['suspense:trustpay-eu:USD:in 10000']);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });
});
