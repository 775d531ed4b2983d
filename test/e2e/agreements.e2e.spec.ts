import { ManualClock } from '#libs/clock';
import { waitFor } from '../support/wait-for';
import { ApiClient } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { Billing, BILLING_ENVIRONMENT, eur, monthly, SIGNED } from './support/billing';

const from = (start: string) => ({ ...monthly, start, anchor_day: Number(start.slice(-2)) });
const terms = { reference: 'SUB-1', amount: eur('9.90'), schedule: from('2036-01-31'), customer: { id: 'cust-77' } };

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
    const agreement = await billing.signed({ description: 'Gym, monthly' });
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
    expect(order.body).toMatchObject({
      reference: 'SUB-17/2026-02-28',
      captured: eur('9.90'),
      customer: { id: 'cust-77' },
      description: 'Gym, monthly',
      agreement_id: agreement.id,
      agreement_period: 1,
    });
  });

  it('begins with a payment of the first period, and is then charged for the next ones', async () => {
    const agreement = await billing.create({ first_payment: undefined, schedule: from('2026-05-05') });
    await billing.pay(agreement);
    const active = await billing.until(agreement.id, ({ charged_periods }) => charged_periods === 1);
    expect(active).toMatchObject({ status: 'active', due: { kind: 'period', at: '2026-06-05T07:00:00.000Z' } });
    const [first] = await billing.periods(agreement.id);
    expect(first).toMatchObject({ period: 0, status: 'charged', reason: 'first_payment', amount: eur('9.90') });
    const { body: order } = await billing.api.get(`/v1/orders/${first.order_id}`);
    expect(order).toMatchObject({ id: agreement.card_order_id, captured: eur('9.90'), status: 'captured' });
  });

  it('asks for another first payment when the time of the first one is over', async () => {
    const { id } = await billing.create({ schedule: from('2026-05-05') });
    await billing.moveTo('2026-04-15T12:00:00Z');
    const over = await billing.until(id, ({ status }) => status === 'incomplete');
    expect(over).toMatchObject({ next_step: 'first_payment', next_action: null });
    const again = await billing.api.post(`/v1/agreements/${id}/card`, {});
    expect(again.body).toMatchObject({ status: 'pending', next_action: { type: 'redirect' } });
    expect((await billing.api.post(`/v1/agreements/${id}/card`, {})).body.code).toBe('attempt_in_progress');
    await billing.pay(again.body);
    await billing.until(id, ({ status }) => status === 'active');
  });

  it('can be paused, resumed, changed and ended', async () => {
    const { id } = await billing.signed({ schedule: from('2026-05-10') });
    const post = (route: string, body: object = {}) => billing.api.post(`/v1/agreements/${id}/${route}`, body);
    expect((await post('resume')).body.code).toBe('agreement_not_paused');
    expect((await post('pause', { until: '2026-06-20', reason: 'holiday' })).body).toMatchObject({
      status: 'paused',
      paused_until: '2026-06-20T00:00:00.000Z',
    });
    expect((await post('amount', { amount: eur('12.90'), from_period: 2 })).body).toMatchObject({
      amount: eur('9.90'),
    });
    expect((await post('amount', { amount: { value: '1', currency: 'CZK' } })).body.code).toBe('currency_mismatch');
    await billing.moveTo('2026-07-20T00:00:00Z');
    expect((await post('cancel', { when: 'period_end' })).body).toMatchObject({ ends_at: '2026-08-10T07:00:00.000Z' });
    await billing.moveTo('2026-08-20T00:00:00Z');
    expect(await billing.periods(id)).toMatchObject([
      { first_day: '2026-05-10', status: 'skipped', reason: 'paused' },
      { first_day: '2026-06-10', status: 'skipped', reason: 'paused' },
      { first_day: '2026-07-10', status: 'charged', amount: eur('12.90') },
    ]);
    const { body } = await billing.api.get(`/v1/agreements/${id}`);
    expect(body).toMatchObject({ status: 'ended', end_reason: 'cancelled', ended_at: '2026-08-10T07:00:00.000Z' });
    expect((await post('pause')).body.code).toBe('agreement_ended');
  });

  it('answers a repeat with the first answer, and refuses the same key for something else', async () => {
    const body = { ...terms, schedule: from('2026-09-01') };
    const first = await billing.api.post('/v1/agreements', body, { key: 'once' });
    const again = await billing.api.post('/v1/agreements', body, { key: 'once' });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.body).toEqual(first.body);
    const other = await billing.api.post('/v1/agreements', { ...body, reference: 'SUB-2' }, { key: 'once' });
    expect(other.body.code).toBe('idempotency_key_reused');
    const ended = await billing.api.post(`/v1/agreements/${first.body.id}/cancel`, {});
    expect(ended.body).toMatchObject({ status: 'ended', next_step: 'nothing', next_action: null });
    await waitFor(async () => {
      const { body: order } = await billing.api.get(`/v1/orders/${first.body.card_order_id}`);
      return order.status === 'cancelled';
    });
  });

  it.each([
    [{ schedule: { every: 'month', zone: '+01:00' } }, '/schedule/zone'],
    [{ schedule: { every: 'month', zone: 'Europe/Bratislava', start: '2026-01-01' } }, '/schedule/start'],
    [{ schedule: { every: 'day', zone: 'UTC', anchor_day: 3 } }, '/schedule/anchor_day'],
    [{ dunning: { attempt_days: [1, 0], suspend_day: 3, end_day: 2 } }, '/dunning'],
    [{ customer: { name: 'Jana' } }, '/customer/id'],
  ])('is refused with %j', async (change, pointer) => {
    const { status, body } = await billing.api.post('/v1/agreements', { ...terms, ...change });
    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ pointer }] } });
  });

  it('is refused above what the customer agreed to, and where the provider charges no cards', async () => {
    const tooMuch = await billing.api.post('/v1/agreements', { ...terms, consent: { ceiling: eur('5.00') } });
    expect([tooMuch.status, tooMuch.body.code]).toEqual([422, 'amount_exceeds_consent']);
    const nowhere = await billing.api.post('/v1/agreements', { ...terms, provider: 'payfield' });
    expect(nowhere.status).toBe(422);
  });

  it('is nobody else’s', async () => {
    const { id } = await billing.create({ schedule: from('2026-09-05') });
    const stranger = new ApiClient(app.url, await app.key('admin', 'other-shop'));
    for (const path of [`/v1/agreements/${id}`, `/v1/agreements/${id}/periods`]) {
      expect((await stranger.get(path)).status).toBe(404);
    }
    expect((await stranger.post(`/v1/agreements/${id}/cancel`, {})).status).toBe(404);
    expect((await stranger.get('/v1/agreements')).body.data).toEqual([]);
    const auditor = new ApiClient(app.url, await app.key('auditor'));
    expect((await auditor.get(`/v1/agreements/${id}`)).status).toBe(200);
    expect((await auditor.post(`/v1/agreements/${id}/cancel`, {})).status).toBe(403);
  });

  it('stands in the list and in the schedule', async () => {
    const { id, position } = await billing.signed({ reference: 'LISTED', schedule: from('2026-09-10') });
    const headers = { 'ledger-min-position': position };
    const listed = await billing.api.get('/v1/agreements?reference=LISTED&status=active', headers);
    expect(listed.body).toMatchObject({ data: [{ id, reference: 'LISTED' }], next_cursor: null });
    const due = await billing.api.get('/v1/schedule?from=2026-09-10&to=2026-09-11', headers);
    expect(due.body.data).toMatchObject([
      { agreement_id: id, due_at: '2026-09-10T07:00:00.000Z', kind: 'period', period: 0, amount: eur('9.90') },
    ]);
    const none = await billing.api.get('/v1/schedule?from=2026-09-10T07:00:01Z&to=2026-09-10T08:00:00Z', headers);
    expect(none.body).toEqual({ data: [], next_cursor: null });
  });
});

describe('the schedule', () => {
  it('can be run by hand, and first only be looked at', async () => {
    const clock = new ManualClock(new Date(SIGNED));
    const app = await startTestApplication({ clock, environment: { SCHEDULER_POLL_MS: '60000' } });
    const billing = await Billing.at(app, clock);
    const { id } = await billing.signed();
    clock.standAt(new Date('2026-01-31T08:00:00Z'));
    const run = (body: object) => billing.api.post('/v1/schedule/runs', body);
    const wanted = {
      now: '2026-01-31T08:00:00.000Z',
      runs: [{ agreement_id: id, kind: 'period', events: ['PeriodOpened', 'ChargeRequested'] }],
      more: false,
    };
    await billing.periods(id);
    expect((await run({ dry_run: true })).body).toMatchObject({ ...wanted, dry_run: true });
    expect((await billing.api.get(`/v1/agreements/${id}`)).body.open_charges).toEqual([]);
    expect(await run({})).toMatchObject({ status: 201, body: { ...wanted, dry_run: false } });
    expect((await run({})).body.runs).toEqual([]);
    await billing.until(id, ({ charged_periods }) => charged_periods === 1);
    expect(billing.charges()).toHaveLength(1);
    await app.stop();
  });
});
