import { ManualClock } from '#libs/clock';
import { startPayfieldSimulator } from '#libs/simulators/payfield';
import type { PayfieldSimulator } from '#libs/simulators/payfield';
import { OpenOperationsWorker } from '../../src/resolver/open-operations.worker';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';

const KEYS = { apiKey: 'simulated-key', secret: 'simulated-secret' };
const ORDER = {
  ...{ provider: 'payfield', reference: 'S', method: 'payin', amount: { value: '500.00', currency: 'INR' } },
  customer: { id: 'cust-1', name: 'Asha Rao', email: 'asha@example.com', ip: '203.0.113.10' },
};

describe('a payment whose answer was lost before its shop was replaced', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00.000Z'));
  let simulator: PayfieldSimulator;
  let app: TestApplication;
  let replaced: TestApplication | undefined;
  const settings = (shops: string) => ({
    ...{ PAYFIELD_API_KEY: KEYS.apiKey, PAYFIELD_SECRET: KEYS.secret, PAYFIELD_SHOPS: shops },
    ...{ PAYFIELD_API_URL: simulator.url, PAYFIELD_DEADLINE_MS: '1000' },
  });

  beforeAll(async () => {
    const shops = ['shop-001', 'shop-new'].map((code) => ({ code, currency: 'INR' }));
    simulator = await startPayfieldSimulator({
      clock,
      merchants: [{ apiKey: KEYS.apiKey, secrets: [KEYS.secret], shops }],
    });
    app = await startTestApplication({ clock, environment: settings('INR:shop-001') });
  });
  afterAll(async () => {
    await replaced?.stop();
    await app.stop();
    await simulator.close();
  });

  it('gets its page from the shop that has it, and none is opened in the new one', async () => {
    const key = await app.key('admin');
    // Nothing can be asked before the shop is replaced: the doubt lasts until then.
    simulator.control.addFault({ fault: { kind: 'serverError', executed: true }, times: 1_000 });
    const { body: order } = await new ApiClient(app.url, key).post('/v1/orders', ORDER);
    expect(order.status).toBe('in_doubt');
    await app.running.stop();
    simulator.control.clearFaults();

    const environment = { ...app.environment, ...settings('INR:shop-new,INR:shop-001') };
    replaced = await startTestApplication({ clock, environment });
    const api = new ApiClient(replaced.url, key);
    const found = await waitFor(
      async () => {
        clock.advance(5_000);
        await replaced!.running.app.get(OpenOperationsWorker).lookOnce();
        const { body } = await api.get(`/v1/orders/${order.id}`);
        return body.status !== 'in_doubt' && body;
      },
      { describe: 'the doubt to end' },
    );
    const booked = simulator.control.book();
    expect(booked).toMatchObject([{ shop: 'shop-001', externalId: order.operations[0].reference }]);
    expect(found).toMatchObject({ status: 'requires_action', next_action: { url: booked[0]!.page } });
  });
});
