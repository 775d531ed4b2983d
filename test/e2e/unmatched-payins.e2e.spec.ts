import { randomUUID } from 'node:crypto';
import { Providers } from '../../src/providers/providers';
import { ClientOperations } from '../../src/providers/client-operations/client-operations';
import { listSuspense } from '../../src/read-models/queries';
import { incoherencesOf } from '../support/incoherences';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const PROVIDER = 'trustpay-money';
const IN = 'suspense:trustpay-money:USD:in';
const OUT = 'suspense:trustpay-money:USD:out';

describe('money at TrustPay money under a number that is no order of ours', () => {
  let world: ProviderWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await startProviderWorld({ environment: { TRUSTPAY_MONEY_CARD_DIRECT: 'in-pci-scope' } });
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const get = <T>(type: new (...args: never[]) => T): T => world.app.running.app.get<T>(type);
  const notificationUrl = () => `${world.app.url}/notifications/${PROVIDER}`;
  /** Another system of the same merchant opens an order at the provider. */
  const openElsewhere = async (reference: string): Promise<void> => {
    const payment = { reference, amount: { minor: 10_600n, currency: 'USD' }, method: 'cashier' as const };
    const rest = { capture: 'automatic' as const, payer: {}, returnUrl: '', expiresAt: '2099-01-01T00:00:00Z' };
    const opened = await get(Providers).get(PROVIDER).openPayment!({
      ...payment,
      ...rest,
      notificationUrl: notificationUrl(),
    });
    expect(opened.outcome.kind).toBe('pending');
  };
  /** Amounts that the unmatched messages booked, by the number they were told under. */
  const unmatched = async (reference: string) => {
    const { events } = await world.app.running.persistence.store.readAll(0n, 10_000, {
      streamPrefixes: ['unmatched-'],
    });
    return events
      .map(({ data }) => data as { kind: string; amount?: { minor: string }; providerReference?: string })
      .filter(({ providerReference }) => providerReference === reference)
      .map(({ kind, amount }) => `${kind} ${amount?.minor ?? 'no amount'}`);
  };
  const untilTold = async (reference: string, count: number): Promise<string[]> => {
    const told = await waitFor(async () => {
      const all = await unmatched(reference);
      return all.length >= count && all;
    });
    await shop.settled();
    return told;
  };
  const suspended = async (account: string): Promise<string[]> =>
    (await listSuspense(world.app.running.persistence.pool, 100, ['unassigned']))
      .filter((item) => item.account === account)
      .map(({ minor }) => String(minor));

  it('stands in suspense, once however often it is told of, and what is refunded of it as well', async () => {
    await openElsewhere('OTHER-1');
    await world.sim(PROVIDER, 'faults', { fault: { kind: 'duplicate', copies: 2 }, match: { orderNo: 'OTHER-1' } });
    await world.sim(PROVIDER, 'pay', { orderNo: 'OTHER-1', amount: '106.00' });
    expect(await untilTold('OTHER-1', 1)).toEqual(['received 10600']);
    expect(await suspended(IN)).toEqual(['10600']);
    await world.sim(PROVIDER, 'settle-order', { orderNo: 'OTHER-1' });
    await world.sim(PROVIDER, 'quirks', { refundAfterMs: 0 });
    await get(Providers).get(PROVIDER).refund!({
      ...{ reference: 'OTHER-R1', providerReference: 'OTHER-1', notificationUrl: notificationUrl() },
      amount: { minor: 600n, currency: 'USD' },
    });
    await waitFor(async () => (await unmatched('OTHER-1')).includes('refunded 600'));
    await shop.settled();
    expect((await unmatched('OTHER-1')).filter((one) => !one.startsWith('ask'))).toEqual([
      'received 10600',
      'refunded 600',
    ]);
    expect(await suspended(OUT)).toEqual(['600']);
    expect(await incoherencesOf(world.app.running.persistence)).toEqual([]);
  });

  it('is asked about again when the provider could not say', async () => {
    await openElsewhere('OTHER-2');
    await world.sim(PROVIDER, 'faults', {
      fault: { kind: 'refuse', code: 880003 },
      match: { path: '/v4/query/order', orderNo: 'OTHER-2' },
    });
    await world.sim(PROVIDER, 'pay', { orderNo: 'OTHER-2' });
    expect(await untilTold('OTHER-2', 1)).toEqual(['received 10600']);
  });

  it('is that of a card charged by its number, too, where the callback comes to us', async () => {
    const commandId = randomUUID();
    const envelope = { commandId, correlationId: commandId, actor: 'test', merchantId: 'shop' };
    const card = {
      ...{ amount: '20.00', currency: 'USD', notify_url: notificationUrl(), card_number: '4111111111111117' },
      ...{ card_expiry: '2028-09', card_cvv: '739', card_holder_first_name: 'T', card_holder_last_name: 'U' },
    };
    const { reference } = await get(ClientOperations).perform(PROVIDER, 'card-direct-payin', card, envelope);
    expect(await untilTold(reference!, 1)).toEqual(['received 2000']);
  });
});
