import { EventStoreDbDouble } from '#libs/event-store/eventstoredb/testing';
import { createLogger } from '../../src/log';
import { verify } from '../../src/read-models/verify';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';

/**
 * The same program on EventStoreDB, by configuration alone: the real client over a real socket, the protocol double
 * behind it.
 */
describe('the application with its events in EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let app: TestApplication;
  let api: ApiClient;

  beforeAll(async () => {
    double = await EventStoreDbDouble.start();
    app = await startTestApplication({ environment: { EVENTSTORE_URL: double.url } });
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(async () => {
    await app.stop();
    double.stop();
  });

  it('takes a payment, captures it twice, refunds it, and can account for every cent', async () => {
    const amount = { value: '100.00', currency: 'EUR' };
    const created = await api.post('/v1/orders', { reference: 'INV-1', method: 'card', capture: 'manual', amount });
    expect(created.status).toBe(201);
    const { id, next_action } = created.body;
    await app.simulator.control.pay({ url: next_action.url });
    await waitFor(async () => (await api.get(`/v1/orders/${id}`)).body.status === 'authorized');
    await api.post(`/v1/orders/${id}/captures`, { amount: { value: '60.00', currency: 'EUR' } });
    await api.post(`/v1/orders/${id}/captures`, {});
    const refunded = await api.post(`/v1/orders/${id}/refunds`, { amount: { value: '25.00', currency: 'EUR' } });
    expect(refunded.body).toMatchObject({
      status: 'partially_refunded',
      refundable: { value: '75.00', currency: 'EUR' },
    });

    const position = refunded.headers.get('ledger-position')!;
    const balances = await waitFor(async () => {
      const answer = await api.get('/v1/balances?account=psp:trustpay-eu:EUR:receivable', {
        'ledger-min-position': position,
      });
      return answer.status === 200 && answer.body.data;
    });
    expect(balances).toMatchObject([{ posted: { value: '75.00', currency: 'EUR' } }]);
    const { persistence } = app.running;
    const report = await verify({ pool: persistence.pool, store: persistence.store, log: createLogger('silent') });
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('keeps no event in PostgreSQL then', async () => {
    const { rows } = await app.running.persistence.pool.query<{ log: string | null }>(
      `SELECT to_regclass('es.event') AS log`,
    );
    expect(rows[0]!.log).toBeNull();
  });
});
