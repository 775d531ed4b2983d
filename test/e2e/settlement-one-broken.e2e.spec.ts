import { randomUUID } from 'node:crypto';
import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';
import { statementOf } from './support/statement';

const DAY_MS = 24 * 60 * 60 * 1_000;

describe('an order that cannot be settled', () => {
  const clock = new ManualClock(new Date('2026-03-02T12:00:00.000Z'));
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    app = await startTestApplication({ clock });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());

  /** As a defect of another version might have left it. */
  async function damage(orderId: string): Promise<void> {
    const { store } = app.running.persistence;
    const { events } = await store.read(`order-${orderId}`);
    const { metadata, revision } = events.at(-1)!;
    const broken = { type: 'DisputeOpened', data: {}, metadata: { ...metadata, commandId: randomUUID() } };
    await store.append(`order-${orderId}`, revision, [{ id: randomUUID(), ...broken }]);
  }

  async function credited(day: string, number: number, value: string): Promise<void> {
    const text = `card settlement ${day}, 1 transactions`;
    const statement = statementOf(clock.now().toISOString().slice(0, 10), [
      { reference: String(number), amount: value, code: 'TPAY-CARD', text },
    ]);
    const headers = { 'content-type': 'application/xml', 'idempotency-key': `statement-${number}` };
    expect(await api.send('POST', '/v1/settlements/imports', statement, headers)).toMatchObject({ status: 200 });
  }

  it('holds back its own payout alone', async () => {
    const broken = await shop.paid({ amount: eur('60.00') });
    await shop.settled();
    await damage(broken.id);
    clock.advance(DAY_MS);
    await credited('2026-03-02', 1, '60.00');
    const sound = await shop.paid({ amount: eur('25.50') });
    clock.advance(DAY_MS);
    await credited('2026-03-03', 2, '25.50');
    await waitFor(async () => (await api.get(`/v1/orders/${sound.id}`)).body.settled.value === '25.50');
  });

  it('ages what others wait for, also while what one merchant waits for cannot be read', async () => {
    for (const merchant of ['a', 'b', 'c', 'd'])
      await new Shop(app, new ApiClient(app.url, await app.key('admin', merchant))).paid();
    await shop.paid();
    await shop.settled();
    await app.running.persistence.pool.query(
      `UPDATE rm.receivable_item SET gross = 'NaN' WHERE merchant_id IN ('a', 'b', 'c', 'd')`,
    );
    clock.advance(30 * DAY_MS);
    const kinds = async () => (await api.get('/v1/reconciliation/breaks?status=open&kind=missing')).body.data.length;
    await waitFor(async () => (await kinds()) > 0, { describe: 'what did not come to be missing' });
  });
});
