import { ManualClock } from '#libs/clock';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Billing, BILLING_ENVIRONMENT, eur, SIGNED } from './support/billing';

describe('an agreement', () => {
  const clock = new ManualClock(new Date(SIGNED));
  let app: TestApplication;
  let billing: Billing;

  beforeAll(async () => {
    app = await startTestApplication({ clock, environment: BILLING_ENVIRONMENT });
    billing = await Billing.at(app, clock);
  });
  afterAll(() => app.stop());

  it('begins with a verified card, and is charged at month ends without drift', async () => {
    const agreement = await billing.signed();
    expect(agreement).toMatchObject({ status: 'active', next_step: 'nothing', card: { provider: 'trustpay-eu' } });
    await billing.moveTo('2026-04-15T00:00:00Z');
    const periods = await billing.periods(agreement.id);
    expect(periods).toMatchObject([
      { period: 0, first_day: '2026-01-31', status: 'charged', starts_at: '2026-01-31T08:00:00.000Z', attempts: 1 },
      { period: 1, first_day: '2026-02-28', status: 'charged', starts_at: '2026-02-28T08:00:00.000Z', attempts: 1 },
      { period: 2, first_day: '2026-03-31', status: 'charged', starts_at: '2026-03-31T07:00:00.000Z', attempts: 1 },
    ]);
    expect(billing.charges()).toHaveLength(3);
    const order = await billing.api.get(`/v1/orders/${periods[1].order_id}`);
    expect(order.body).toMatchObject({ reference: 'SUB-17/2026-02-28', captured: eur('9.90'), customer: { id: 'cust-77' } });
  });
});
