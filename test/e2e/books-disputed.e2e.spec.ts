import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { incoherencesOf } from '../support/incoherences';
import { Shop, eur } from './support/shop';
import { statementOf } from './support/statement';

describe('the books of a sale that is disputed after it was paid out', () => {
  const clock = new ManualClock(new Date('2026-03-02T12:00:00.000Z'));
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;
  let order: Answer['body'];

  beforeAll(async () => {
    app = await startTestApplication({ clock });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
    order = await shop.paid({ splits: [{ party: 'dev-1', amount: eur('70.00') }] });
    await shop.settled();
    const statement = statementOf('2026-03-03', [
      { reference: '652810', amount: '100.00', code: 'TPAY-CARD', text: 'card settlement 2026-03-02, 1 transaction' },
    ]);
    await api.send('POST', '/v1/settlements/imports', statement, {
      'content-type': 'application/xml',
      'idempotency-key': 'k-1',
    });
    await shop.settled();
  });
  afterAll(() => app.stop());

  /** What is owed on an account, and what of it is free. */
  const owed = async (account: string): Promise<string> => {
    const { body } = await api.get(`/v1/balances?account=${account}`);
    const [{ posted, available }] = body.data;
    return `${posted.value}, free ${available.value}`;
  };
  const allOwed = async () => ({
    unsettled: await owed('service:shop:EUR:unsettled'),
    available: await owed('service:shop:EUR:available'),
    partyUnsettled: await owed('party:dev-1:EUR:unsettled'),
    partyAvailable: await owed('party:dev-1:EUR:available'),
  });
  const free = {
    unsettled: '0.00, free 0.00',
    available: '30.00, free 30.00',
    partyUnsettled: '0.00, free 0.00',
    partyAvailable: '70.00, free 70.00',
  };

  it('block what is available, of the service and of the party', async () => {
    expect(await allOwed()).toEqual(free);
    await app.simulator.control.chargeback(order.attempts[0].provider_reference);
    await shop.until(order.id, 'disputed');
    await shop.settled();
    expect(await allOwed()).toEqual({ ...free, available: '30.00, free 0.00', partyAvailable: '70.00, free 0.00' });
    expect((await api.get(`/v1/orders/${order.id}/explain`)).body).toMatchObject({ adds_up: true });
  });

  it('free it again when the dispute is won', async () => {
    const won = { outcome: 'won', reason: 'case 31: decided in the portal' };
    expect((await api.post(`/v1/orders/${order.id}/disputes/1/resolve`, won)).status).toBe(201);
    await shop.settled();
    expect(await allOwed()).toEqual(free);
    expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  });
});
