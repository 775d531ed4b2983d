import { ManualClock } from '#libs/clock';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { incoherencesOf } from '../support/incoherences';
import { Billing, BILLING_ENVIRONMENT, SIGNED, eur } from './support/billing';

let app: TestApplication;
let billing: Billing;

beforeEach(async () => {
  const clock = new ManualClock(new Date(SIGNED));
  app = await startTestApplication({ clock, environment: BILLING_ENVIRONMENT });
  billing = await Billing.at(app, clock);
});
afterEach(async () => {
  expect(await incoherencesOf(app.running.persistence)).toEqual([]);
  await app.stop();
});

/** 9.90 from 31 January; the clock stands in the middle of the first period, which has 28 days. */
async function running(terms: object = {}) {
  const { id } = await billing.signed(terms);
  await billing.moveTo('2026-02-14T12:00:00Z');
  await billing.until(id, ({ charged_periods }) => charged_periods === 1);
  return id;
}
const taken = () =>
  billing
    .charges()
    .map(({ captured }) => captured)
    .toReversed();
const eventsOf = async (id: string, type: string) =>
  (await billing.events(id)).filter((event) => event.type === type).map(({ data }) => data);

describe('a change of price within a period', () => {
  it('charges the difference with the next charge, and says how it came about', async () => {
    const id = await running();
    const changed = await billing.api.post(`/v1/agreements/${id}/amount`, {
      amount: eur('29.70'),
      effective: 'immediately',
    });
    expect(changed).toMatchObject({ status: 201, body: { amount: eur('29.70'), carried_over: eur('9.90') } });
    await billing.moveTo('2026-03-01T00:00:00Z');
    const after = await billing.until(id, ({ charged_periods }) => charged_periods === 2);
    expect(after.carried_over).toBeUndefined();
    expect(taken()).toEqual(['9.90', '39.60']);
    expect((await billing.periods(id)).map(({ amount }) => amount.value)).toEqual(['9.90', '39.60']);
    expect(await eventsOf(id, 'PriceProrated')).toMatchObject([
      { daysUsed: 14, daysLeft: 14, days: 28, oldAmount: { minor: '990' }, newAmount: { minor: '2970' } },
    ]);
  });

  it('charges the difference now by an order of its own, once, however often it is asked for', async () => {
    const id = await running();
    const body = { amount: eur('29.70'), effective: 'immediately', proration: 'charge_now' };
    const key = { key: 'upgrade-1' };
    const answers = await Promise.all([1, 2, 3].map(() => billing.api.post(`/v1/agreements/${id}/amount`, body, key)));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    await waitFor(async () => (await eventsOf(id, 'ProrationChargeSucceeded')).length === 1);
    expect(taken()).toEqual(['9.90', '9.90']);
    const orders = await billing.api.get('/v1/orders?limit=100');
    const own = orders.body.data.filter(({ agreement_id }: { agreement_id?: string }) => agreement_id === id);
    expect(own.map(({ reference }: { reference: string }) => reference)).toContain('SUB-17/2026-01-31/1');
    await billing.moveTo('2026-03-01T00:00:00Z');
    await billing.until(id, ({ charged_periods }) => charged_periods === 2);
    expect(taken()).toEqual(['9.90', '9.90', '29.70']);
  });

  it('that is declined goes into the next charge', async () => {
    const id = await running();
    billing.decline('800.100.155');
    await billing.api.post(`/v1/agreements/${id}/amount`, {
      amount: eur('29.70'),
      effective: 'immediately',
      proration: 'charge_now',
    });
    await billing.until(id, ({ carried_over }) => carried_over?.value === '9.90');
    await billing.moveTo('2026-03-01T00:00:00Z');
    await billing.until(id, ({ charged_periods }) => charged_periods === 2);
    expect(taken().at(-1)).toBe('39.60');
  });

  it('to a lower price is taken off the next charge', async () => {
    const id = await running();
    const changed = await billing.api.post(`/v1/agreements/${id}/amount`, {
      amount: eur('3.30'),
      effective: 'immediately',
      proration: 'charge_now',
    });
    expect(changed.body.carried_over).toEqual(eur('-3.30'));
    await billing.moveTo('2026-03-01T00:00:00Z');
    await billing.until(id, ({ charged_periods }) => charged_periods === 2);
    expect(taken()).toEqual(['9.90']);
  });

  it.each([
    [{ effective: 'immediately', from_period: 3 }, 400, 'invalid_request'],
    [{ proration: 'charge_now' }, 400, 'invalid_request'],
    [{ effective: 'at_noon' }, 400, 'invalid_request'],
    [{ effective: 'immediately', amount: eur('20.01') }, 422, 'amount_exceeds_consent'],
  ])('is refused like this: %j', async (words, status, code) => {
    const id = await running({ consent: { ceiling: eur('20.00') } });
    const answer = await billing.api.post(`/v1/agreements/${id}/amount`, { amount: eur('12.90'), ...words });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('above the ceiling needs another consent', async () => {
    const id = await running({ consent: { reference: 'C-1', ceiling: eur('20.00') } });
    const consent = { reference: 'C-2', ceiling: eur('40.00') };
    const agreed = await billing.api.post(`/v1/agreements/${id}/consent`, consent);
    expect(agreed).toMatchObject({ status: 201, body: { consent_reference: 'C-2', consent_ceiling: eur('40.00') } });
    const dearer = await billing.api.post(`/v1/agreements/${id}/amount`, { amount: eur('40.00') });
    expect(dearer).toMatchObject({ status: 201, body: { amount: eur('40.00') } });
    expect(await billing.api.post(`/v1/agreements/${id}/consent`, { ...consent, ceiling: eur('39.99') })).toMatchObject(
      {
        status: 422,
        body: { code: 'amount_exceeds_consent' },
      },
    );
  });

  it('is refused where nothing runs', async () => {
    const { id } = await billing.signed();
    const answer = await billing.api.post(`/v1/agreements/${id}/amount`, {
      amount: eur('12.90'),
      effective: 'immediately',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'nothing_to_prorate' } });
  });
});

describe('an end at once', () => {
  it('refunds the days that are not used from the order that paid for them', async () => {
    const id = await running();
    const over = await billing.api.post(`/v1/agreements/${id}/cancel`, { unused_days: 'refund' });
    expect(over).toMatchObject({ status: 201, body: { status: 'ended', end_reason: 'cancelled' } });
    const [{ order_id: order }] = await billing.periods(id);
    await waitFor(async () => (await billing.api.get(`/v1/orders/${order}`)).body.refunded?.value === '4.60');
    expect(await eventsOf(id, 'CreditRefundRefused')).toEqual([]);
  });

  it('says what could not be refunded, because a person had done it before', async () => {
    const id = await running();
    const [{ order_id: order }] = await billing.periods(id);
    await billing.api.post(`/v1/orders/${order}/refunds`, { amount: eur('9.00') });
    await waitFor(async () => (await billing.api.get(`/v1/orders/${order}`)).body.refunded?.value === '9.00');
    await billing.api.post(`/v1/agreements/${id}/cancel`, { unused_days: 'refund' });
    await billing.until(id, ({ carried_over }) => carried_over?.value === '-4.60');
    expect(await eventsOf(id, 'CreditRefundRefused')).toMatchObject([
      { orderId: order, code: 'amount_exceeds_refundable', amount: { minor: '460' } },
    ]);
  });

  it('refunds nothing where nobody asks for it, and cannot with the end of the period', async () => {
    const id = await running();
    const late = await billing.api.post(`/v1/agreements/${id}/cancel`, { when: 'period_end', unused_days: 'refund' });
    expect(late).toMatchObject({ status: 400, body: { errors: [{ pointer: '/unused_days' }] } });
    expect(await billing.api.post(`/v1/agreements/${id}/cancel`, {})).toMatchObject({ status: 201 });
    expect(await eventsOf(id, 'UnusedDaysCredited')).toEqual([]);
  });
});
