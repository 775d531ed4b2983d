import { ManualClock } from '#libs/clock';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Billing, BILLING_ENVIRONMENT, SIGNED } from './support/billing';
import { WebhookReceiver } from './support/webhook-receiver';

const TELLING = { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: 'true' };

const NO_FUNDS = '800.100.155';
const LOST_CARD = '800.100.165';
const AUTHENTICATE = '300.100.100';

describe('a charge that is declined', () => {
  let clock: ManualClock;
  let app: TestApplication;
  let billing: Billing;

  beforeEach(async () => {
    clock = new ManualClock(new Date(SIGNED));
    app = await startTestApplication({ clock, environment: { ...BILLING_ENVIRONMENT, ...TELLING } });
    billing = await Billing.at(app, clock);
  });
  afterEach(() => app.stop());

  it('for want of money is tried again on the days of the ladder, and pays', async () => {
    const { id } = await billing.signed();
    billing.decline(NO_FUNDS, 2);
    await billing.moveTo('2026-01-31T12:00:00Z');
    expect((await billing.api.get(`/v1/agreements/${id}`)).body).toMatchObject({
      status: 'past_due',
      next_step: 'nothing',
      open_charges: [{ state: 'retrying', reason: 'soft_funds', attempts: 1, next_at: '2026-02-02T08:00:00.000Z' }],
    });
    await billing.moveTo('2026-02-06T00:00:00Z');
    const [january] = await billing.periods(id);
    expect(january).toMatchObject({ status: 'charged', attempts: 3 });
    const { body: order } = await billing.api.get(`/v1/orders/${january.order_id}`);
    expect(order.attempts.map(({ status }: { status: string }) => status)).toEqual([
      'declined',
      'declined',
      'authorized',
    ]);
    expect(billing.charges()).toHaveLength(1);
    expect((await billing.api.get(`/v1/agreements/${id}`)).body).toMatchObject({ status: 'active', open_charges: [] });
  });

  it('for good is not tried again; a new card is asked for, and charged at once', async () => {
    const { id } = await billing.signed();
    billing.decline(LOST_CARD);
    await billing.moveTo('2026-02-04T10:00:00Z');
    const dead = await billing.until(id, ({ next_step }) => next_step === 'new_card');
    expect(dead).toMatchObject({
      status: 'past_due',
      open_charges: [{ state: 'past_due', reason: 'hard_decline', attempts: 1, next_state: 'suspended' }],
    });
    expect((await billing.api.post(`/v1/agreements/${id}/retry`, {})).body.code).toBe('new_card_required');
    const asked = await billing.api.post(`/v1/agreements/${id}/card`, {});
    expect(asked).toMatchObject({ status: 201, body: { next_action: { type: 'redirect' } } });
    await billing.pay(asked.body);
    const paid = await billing.until(id, ({ charged_periods }) => charged_periods === 1);
    expect(paid).toMatchObject({ status: 'active', next_step: 'nothing', open_charges: [] });
    expect(paid.card.id).not.toBe(dead.card.id);
    expect(billing.charges()).toHaveLength(1);
  });

  it('because the customer must authenticate waits for the customer, who pays the order of the period', async () => {
    const { id } = await billing.signed();
    billing.decline(AUTHENTICATE);
    await billing.moveTo('2026-02-03T10:00:00Z');
    const waiting = await billing.until(id, ({ next_step }) => next_step === 'authenticate');
    const [charge] = waiting.open_charges;
    expect(charge).toMatchObject({ state: 'awaiting_customer', attempts: 1, next_state: 'past_due' });
    const attempt = await billing.api.post(`/v1/orders/${charge.order_id}/attempts`, {});
    await billing.pay(attempt.body);
    expect(await billing.until(id, ({ charged_periods }) => charged_periods === 1)).toMatchObject({
      status: 'active',
      next_step: 'nothing',
    });
    await billing.moveTo('2026-02-27T00:00:00Z');
    expect(billing.charges()).toHaveLength(0);
  });

  it('because the consent was revoked ends the agreement', async () => {
    const { id } = await billing.signed();
    billing.decline('R1');
    await billing.moveTo('2026-03-15T00:00:00Z');
    const ended = await billing.until(id, ({ status }) => status === 'ended');
    expect(ended).toMatchObject({ end_reason: 'consent_revoked', ended_at: '2026-01-31T08:00:00.000Z', due: null });
    expect(await billing.periods(id)).toMatchObject([{ status: 'skipped', reason: 'agreement_ended' }]);
    expect((await billing.api.post(`/v1/agreements/${id}/retry`, {})).body.code).toBe('agreement_ended');
  });

  it('because its registration was cancelled at the provider ends the agreement, with the reason', async () => {
    const { id } = await billing.signed();
    const [registration] = app.simulator.book({}).filter(({ mandate }) => mandate === 'active');
    app.simulator.control.cancelMandate(registration!.paymentRequestId);
    await billing.moveTo('2026-02-02T00:00:00Z');
    const ended = await billing.until(id, ({ status }) => status === 'ended');
    expect(ended).toMatchObject({ end_reason: 'consent_revoked', due: null });
    const declined = (await billing.events(id)).find(({ type }) => type === 'ChargeDeclined');
    expect(declined?.data).toMatchObject({ decline: { code: '1011', class: 'hard', revokesConsent: true } });
    const { order_id: orderId } = (await billing.periods(id))[0]!;
    const { body: order } = await billing.api.get(`/v1/orders/${orderId}`);
    expect(order.attempts[0].decline).toMatchObject({ code: '1011', revokes_consent: true });
  });

  it('because the provider does not know its registration any more, or its card has expired, asks for a new card', async () => {
    const { id } = await billing.signed();
    const expired = await billing.signed({ reference: 'SUB-18' });
    const registrations = app.simulator.book({}).filter(({ mandate }) => mandate === 'active');
    app.simulator.control.forgetMandate(registrations[0]!.paymentRequestId);
    app.simulator.control.addFault({
      fault: { kind: 'decline', acquirerCode: '100.100.303' },
      match: { paymentRequestId: registrations[1]!.paymentRequestId },
    });
    await billing.moveTo('2026-02-02T00:00:00Z');
    for (const one of [id, expired.id]) {
      expect(await billing.until(one, ({ next_step }) => next_step === 'new_card')).toMatchObject({
        status: 'past_due',
        open_charges: [{ reason: 'hard_decline', attempts: 1 }],
      });
    }
  });

  it('is tried when somebody asks, and then not when it was scheduled', async () => {
    const { id } = await billing.signed();
    billing.decline(NO_FUNDS);
    await billing.moveTo('2026-02-01T20:00:00Z');
    await billing.until(id, ({ status }) => status === 'past_due');
    expect(await billing.api.post(`/v1/agreements/${id}/retry`, {})).toMatchObject({ status: 201 });
    await billing.until(id, ({ status }) => status === 'active');
    await billing.moveTo('2026-02-20T00:00:00Z');
    expect(billing.charges()).toHaveLength(1);
    expect(await billing.periods(id)).toMatchObject([{ status: 'charged', attempts: 2 }]);
  });

  it('whose outcome nobody knows is never tried again before somebody does', async () => {
    const { id } = await billing.signed();
    app.simulator.control.addFault({ fault: { kind: 'requestLost' }, match: { paymentType: '4' } });
    await billing.moveTo('2026-02-10T00:00:00Z');
    const [charge] = (await billing.api.get(`/v1/agreements/${id}`)).body.open_charges;
    expect(charge).toMatchObject({ state: 'processing', attempts: 1 });
    const { body: order } = await billing.api.get(`/v1/orders/${charge.order_id}`);
    expect(order.status).toBe('in_doubt');
    const path = `/v1/orders/${order.id}/operations/${order.operations[0].id}/resolve`;
    await billing.api.post(path, { outcome: 'failed', reason: 'case 7: not in the portal' });
    await billing.until(id, ({ open_charges: [open] }) => open?.state !== 'processing');
    expect((await billing.events(id)).map(({ type }) => type)).toContain('OutageNoted');
  });

  it('whose money comes after it was given up waits for a person, and not for ever for an outcome', async () => {
    const { id } = await billing.signed();
    app.simulator.control.addFault({ fault: { kind: 'answerLost' }, match: { paymentType: '4' } });
    app.simulator.control.addFault({ fault: { kind: 'delayed', ms: 10 * 3_600_000 }, match: { paymentType: '4' } });
    await billing.moveTo('2026-01-31T12:00:00Z');
    const [charge] = (await billing.until(id, ({ open_charges: [open] }) => open?.state === 'processing')).open_charges;
    const order = `/v1/orders/${charge.order_id}`;
    await billing.api.post(`${order}/operations/1/resolve`, { outcome: 'failed', reason: 'case 7: not in the portal' });
    await billing.until(id, ({ open_charges: [open] }) => open.state === 'held');
    await billing.moveTo('2026-02-01T12:00:00Z');
    await waitFor(async () => (await billing.api.get(order)).body.unexpected.value === '9.90');
    const retry = async () => (await billing.api.post(`/v1/agreements/${id}/retry`, {})).status;
    expect(await retry()).toBe(201);
    await billing.until(id, ({ open_charges: [open] }) => open.state === 'held');
    expect(billing.charges()).toHaveLength(1);
    await billing.api.post(`${order}/returns`, { reason: 'case 7: in the portal' });
    await billing.moveTo('2026-02-01T13:00:00Z');
    expect(await retry()).toBe(201);
    await billing.until(id, ({ charged_periods }) => charged_periods === 1);
  });

  it('is told to the merchant, with what the customer has to do', async () => {
    const receiver = await WebhookReceiver.start();
    await billing.api.post('/v1/webhooks', { url: `${receiver.url}/billing`, events: ['agreement.*'] });
    const { id } = await billing.signed();
    billing.decline(LOST_CARD);
    await billing.moveTo('2026-01-31T12:00:00Z');
    const told = await receiver.until(4);
    expect(told.map(({ body }) => (body as { type: string }).type)).toEqual([
      'agreement.activated',
      'agreement.charge_declined',
      'agreement.standing_changed',
      'agreement.customer_step_required',
    ]);
    expect(told[3]!.body).toMatchObject({ data: { agreement: { id, next_step: 'new_card', status: 'past_due' } } });
    expect(told[3]!.raw).not.toContain('Jana');
    await receiver.close();
  });
});
