import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';

describe('a hosted payment whose time is over', () => {
  const clock = new ManualClock(new Date('2026-11-20T12:00:00Z'));
  let app: TestApplication;
  let api: ApiClient;

  beforeAll(async () => {
    app = await startTestApplication({ clock });
    api = new ApiClient(app.url, await app.key('admin'));
  });
  afterAll(() => app.stop());

  const create = async () => {
    const amount = { value: '100.00', currency: 'EUR' };
    return (await api.post('/v1/orders', { reference: 'INV-1', method: 'card', amount, expires_in: 600 })).body;
  };
  const until = (id: string, status: string) =>
    waitFor(
      async () => {
        const { body } = await api.get(`/v1/orders/${id}`);
        return body.status === status && body;
      },
      { describe: `order to be ${status}` },
    );

  it('expires by the clock, and then another attempt is taken', async () => {
    const order = await create();
    expect((await api.post(`/v1/orders/${order.id}/attempts`, {})).body.code).toBe('attempt_in_progress');
    clock.advance(601_000);
    await until(order.id, 'expired');
    const again = await api.post(`/v1/orders/${order.id}/attempts`, {});
    expect(again).toMatchObject({
      status: 201,
      body: { status: 'requires_action', attempts: [{ status: 'expired' }, { id: 2 }] },
    });
    await app.simulator.control.pay({ url: again.body.next_action.url });
    await app.simulator.control.settle();
    await until(order.id, 'captured');
  });

  it('that is paid all the same is real money: it stands in suspense and nothing is lost', async () => {
    const order = await create();
    clock.advance(601_000);
    await until(order.id, 'expired');
    await app.simulator.control.pay({ url: order.next_action.url });
    await app.simulator.control.settle();
    const late = await until(order.id, 'overpaid');
    expect(late).toMatchObject({ unexpected: { value: '100.00' }, captured: { value: '0.00' } });
    const suspense = await waitFor(async () => {
      const { body } = await api.get('/v1/balances?account=suspense:trustpay-eu:EUR:in', {
        'ledger-min-position': late.position,
      });
      return body.data?.[0];
    });
    expect(suspense).toMatchObject({ posted: { value: '100.00', currency: 'EUR' } });
  });
});
