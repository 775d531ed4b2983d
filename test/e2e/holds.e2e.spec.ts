import { ManualClock } from '#libs/clock';
import { pauseSubscriber, resumeSubscriber } from '#libs/projections';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Shop, eur } from './support/shop';

type Order = Answer['body'];

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** What the watch orders goes through this one, so a test can hold it back. */
const OUTBOX = 'process-outbox:authorization';

/** The provider holds for ten days, three more than the ledger reckons with: a late capture may still work. */
const SIMULATOR = { holdLifetimeMs: 10 * DAY, quirks: { multipleCaptures: true } };

describe('a hold', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00Z'));
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    app = await startTestApplication({ clock, simulator: SIMULATOR });
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
  });
  afterAll(() => app.stop());
  afterEach(() => app.simulator.control.clearFaults());

  const held = async (order: object = {}): Promise<Order> => {
    const one = await shop.paid({ capture: 'manual', ...order }, 'authorized');
    await waitFor(async () => (await watchOf(one)).status === 'running', { describe: 'the watch to begin' });
    await shop.settled();
    return one;
  };
  const watchOf = async (order: Order) => (await api.get(`/v1/processes/authorization/${order.id}.1`)).body;
  const ended = (order: Order) =>
    waitFor(async () => {
      const watch = await watchOf(order);
      return watch.status === 'ended' && watch;
    });
  const typesOf = async (order: Order): Promise<string[]> =>
    (await api.get(`/v1/orders/${order.id}/events`)).body.data.map(({ type }: { type: string }) => type);
  const atProvider = (order: Order) => {
    const [payment] = app.simulator.book({ paymentRequestId: order.attempts[0].provider_reference });
    return [payment!.captured, payment!.cancelled];
  };
  const refusesVoids = () =>
    app.simulator.control.addFault({ fault: { kind: 'decline' }, match: { paymentType: '8' } });

  it('shows until when it can be captured, and who waits for what', async () => {
    const order = await held({ capture_after: 'P3D', at_deadline: 'capture' });
    expect(order).toMatchObject({ capture_after: 'P3D', at_deadline: 'capture' });
    const before = Date.parse(order.capture_before);
    expect(before - clock.now().getTime()).toBe(7 * DAY);
    expect(await watchOf(order)).toMatchObject({
      status: 'running',
      awaits: [expect.stringMatching(/^a capture or a void; before .* it will capture the hold$/)],
      timers: [{ name: 'capture' }, { name: 'warning' }, { name: 'deadline' }, { name: 'end' }],
    });
  });

  it('is captured after the delay of its order', async () => {
    const order = await held({ capture_after: 'P3D' });
    clock.advance(3 * DAY);
    expect(await shop.until(order.id, 'captured')).toMatchObject({ captured: eur('100.00') });
    expect(atProvider(order)).toEqual(['100.00', '0.00']);
    expect(await ended(order)).toMatchObject({ outcome: 'captured', timers: [] });
  });

  it('is captured on request, in parts, and then nothing is waited for', async () => {
    const order = await held();
    await api.post(`/v1/orders/${order.id}/captures`, { amount: eur('40.00') });
    await shop.settled();
    expect(await watchOf(order)).toMatchObject({ status: 'running' });
    const { body } = await api.post(`/v1/orders/${order.id}/captures`, { amount: eur('60.00') });
    expect(body.operations.map(({ late }: { late?: true }) => late)).toEqual([undefined, undefined, undefined]);
    expect(await ended(order)).toMatchObject({ outcome: 'captured' });
  });

  it('gives notice at 80 % of its time, and is released before it ends', async () => {
    const order = await held();
    clock.advance(5.6 * DAY);
    await waitFor(async () => (await typesOf(order)).includes('AuthorizationEnding'));
    expect((await api.get(`/v1/orders/${order.id}`)).body.status).toBe('authorized');
    expect((await fetch(`${app.url}/metrics`).then((answer) => answer.text())).split('\n')).toContainEqual(
      expect.stringMatching(/^ledger_authorizations_ending_total\{provider="trustpay-eu"\} [1-9]/),
    );
    clock.advance(1.4 * DAY - 6 * HOUR);
    expect(await shop.until(order.id, 'voided')).toMatchObject({ voided: eur('100.00') });
    expect(atProvider(order)).toEqual(['0.00', '100.00']);
    expect(await ended(order)).toMatchObject({ outcome: 'released' });
  });

  it('is captured before it ends where the order says so', async () => {
    const order = await held({ at_deadline: 'capture' });
    clock.advance(7 * DAY - 6 * HOUR);
    await shop.until(order.id, 'captured');
    expect(atProvider(order)).toEqual(['100.00', '0.00']);
  });

  it('is written off when its time is over and the provider refuses to release it', async () => {
    const order = await held();
    refusesVoids();
    clock.advance(7 * DAY - 6 * HOUR);
    await waitFor(async () => (await typesOf(order)).includes('VoidFailed'));
    refusesVoids();
    expect((await api.get(`/v1/orders/${order.id}`)).body.status).toBe('authorized');
    clock.advance(6 * HOUR);
    expect(await shop.until(order.id, 'expired')).toMatchObject({ voided: eur('100.00'), capturable: eur('0.00') });
    expect(await ended(order)).toMatchObject({ outcome: 'expired, known by answer' });
  });

  it('can be captured late while the provider still takes it, and says so; refused, it has expired', async () => {
    const orders = [await held(), await held()];
    await pauseSubscriber(app.running.persistence.pool, OUTBOX);
    clock.advance(8 * DAY);
    const late = await api.post(`/v1/orders/${orders[0].id}/captures`, {});
    expect(late.body).toMatchObject({ status: 'captured', operations: [{}, { type: 'capture', late: true }] });
    clock.advance(3 * DAY);
    const tooLate = await api.post(`/v1/orders/${orders[1].id}/captures`, {});
    expect(tooLate.body.operations[1]).toMatchObject({
      status: 'failed',
      late: true,
      failure: { code: 'authorization_expired' },
    });
    await resumeSubscriber(app.running.persistence.pool, OUTBOX);
    await shop.until(orders[1].id, 'expired');
    expect(atProvider(orders[0])).toEqual(['100.00', '0.00']);
    expect(atProvider(orders[1])[0]).toBe('0.00');
  });

  it('is given back when its order is cancelled', async () => {
    const order = await held();
    const cancelled = await api.post(`/v1/orders/${order.id}/cancel`, {}, { key: `cancel-${order.id}` });
    expect(cancelled).toMatchObject({ status: 201, body: { status: 'cancelled', voided: eur('100.00') } });
    expect(atProvider(order)).toEqual(['0.00', '100.00']);
    const again = await api.post(`/v1/orders/${order.id}/cancel`, {}, { key: `cancel-${order.id}` });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body.revision).toBe(cancelled.body.revision);
  });

  it('keeps its order open when it cannot be given back', async () => {
    const order = await held();
    refusesVoids();
    const refused = await api.post(`/v1/orders/${order.id}/cancel`, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'attempt_in_progress' } });
    expect((await api.get(`/v1/orders/${order.id}`)).body.status).toBe('authorized');
  });

  it('is captured or released, never both, when a caller captures at the deadline', async () => {
    const orders: Order[] = [];
    for (let i = 0; i < 12; i++) orders.push(await held());
    clock.advance(7 * DAY - 6 * HOUR);
    await Promise.all(orders.map((order) => api.post(`/v1/orders/${order.id}/captures`, {})));
    for (const order of orders) {
      await ended(order);
      const { captured, voided } = (await api.get(`/v1/orders/${order.id}`)).body;
      expect(atProvider(order)).toEqual([captured.value, voided.value]);
      expect([captured.value, voided.value].sort()).toEqual(['0.00', '100.00']);
    }
  });

  it('needs manual capture for its wishes, and a delay that it can live for', async () => {
    const order = (more: object) =>
      api.post('/v1/orders', { reference: 'H', method: 'card', amount: eur('1.00'), ...more });
    expect(await order({ capture_after: 'P3D' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/capture_after' }] },
    });
    expect(await order({ at_deadline: 'release' })).toMatchObject({ body: { errors: [{ pointer: '/at_deadline' }] } });
    expect(await order({ capture: 'manual', capture_after: '3 days' })).toMatchObject({
      body: { errors: [{ pointer: '/capture_after', message: expect.stringContaining('ISO 8601') }] },
    });
    expect(await order({ capture: 'manual', capture_after: 'P8D' })).toMatchObject({
      status: 422,
      body: { code: 'unsupported_by_provider', detail: expect.stringContaining('7 days at most') },
    });
  });

  it('of 0.00 books nothing and is not watched', async () => {
    const zero = { amount: eur('0.00'), save_card: true, save_card_for: 'merchant' };
    const order = await shop.paid({ capture: 'manual', ...zero }, 'authorized');
    await shop.settled();
    expect(order.capture_before).toBeUndefined();
    expect(await watchOf(order)).toMatchObject({ code: 'not_found' });
    expect((await api.get(`/v1/journal?order_id=${order.id}`)).body.data).toEqual([]);
  });
});
