import { ManualClock } from '#libs/clock';
import { startCoboSimulator } from '#libs/simulators/cobo';
import type { CoboSimulator } from '#libs/simulators/cobo';
import { listSuspense } from '../../src/read-models/queries';
import { ApiClient } from '../support/api-client';
import { freePort, startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

/** Bytes 00…1f, and the public key of them: the client of the fact sheet's vectors (2.4). */
const API_SECRET = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0')).join('');
const API_KEY = '03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8';
const HOUR_MS = 3_600_000;
const IN = 'suspense:cobo:ETH_USDC:in';

describe('coins of another kind than an order at Cobo asks for', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:15:00Z'));
  let cobo: CoboSimulator;
  let app: TestApplication;
  let shop: Shop;
  beforeAll(async () => {
    const port = await freePort();
    // Registered for every event, those of the accounts among them.
    const webhooks = [{ url: `http://127.0.0.1:${port}/notifications/cobo` }];
    cobo = await startCoboSimulator({ clock, apiKeys: [API_KEY], webhooks });
    const environment = {
      ...{ PORT: String(port), COBO_API_SECRET: API_SECRET, COBO_PLATFORM_KEY: cobo.platformKey },
      ...{ COBO_MERCHANT_ID: 'M1001', COBO_DEADLINE_MS: '1000', COBO_API_URL: `${cobo.url}/v2` },
    };
    app = await startTestApplication({ clock, environment });
    shop = new Shop(app, new ApiClient(app.url, await app.key('admin')));
  });
  afterAll(async () => {
    await app.stop();
    await cobo.close();
  });

  const create = () =>
    shop.create({
      ...{ provider: 'cobo', reference: 'W', method: 'crypto', amount: { value: '100.00', currency: 'USD' } },
      crypto: { asset: 'ETH_USDT' },
    });
  const sendWrong = ({ operations }: { operations: { reference: string }[] }, amount: string) =>
    cobo.control.pay({ order: operations[0]!.reference, token: 'ETH_USDC', amount });
  const suspended = async (): Promise<{ minor: string; since: string }[]> => {
    await shop.settled();
    const items = await listSuspense(app.running.persistence.pool, 100, ['unassigned']);
    return items
      .filter(({ account }) => account === IN)
      .map(({ minor, since }) => ({ minor: String(minor), since: since.toISOString() }));
  };
  const untilSuspended = (count: number) =>
    waitFor(async () => {
      const items = await suspended();
      return items.length >= count && items;
    });
  it('stand in suspense with their age, once, and the order ends unpaid', async () => {
    const order = await create();
    sendWrong(order, '100.5');
    const since = clock.now().toISOString();
    expect(await untilSuspended(1)).toEqual([{ minor: '100500000', since }]);
    cobo.control.expire(order.operations[0].reference);
    const ended = await shop.until(order.id, 'failed');
    expect(ended).toMatchObject({ captured: { value: '0.00' }, unexpected_assets: [] });
  });

  it('and those that a payer brings without an order stand in suspense as well', async () => {
    const api = new ApiClient(app.url, await app.key('admin'));
    const payer = { token_id: 'SOL_USDT', custom_payer_id: 'PAYER-1' };
    expect(await api.post('/v1/providers/cobo/operations/topup-address', payer)).toMatchObject({ status: 201 });
    cobo.control.topUp({ payer: 'PAYER-1', token: 'SOL_USDT', amount: '7.25' });
    const of = 'suspense:cobo:SOL_USDT:in';
    const [item] = await waitFor(async () => {
      await shop.settled();
      const items = await listSuspense(app.running.persistence.pool, 100, ['unassigned']);
      const ours = items.filter(({ account }) => account === of);
      return ours.length > 0 && ours;
    });
    expect([String(item!.minor), item!.since.toISOString()]).toEqual(['7250000', clock.now().toISOString()]);
  });

  it('are found in the list of the account when no message came, and those of before are not booked again', async () => {
    for (const [amount, all] of [
      ['3', ['100500000', '3000000']],
      ['4', ['100500000', '3000000', '4000000']],
    ] as const) {
      const order = await create();
      cobo.control.addFault({ fault: { kind: 'noNotification' } });
      sendWrong(order, amount);
      clock.advance(HOUR_MS);
      expect((await untilSuspended(all.length)).map(({ minor }) => minor)).toEqual(all);
    }
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });
});
