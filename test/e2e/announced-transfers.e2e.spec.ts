import type { ManualClock } from '#libs/clock';
import { listSuspense } from '../../src/read-models/queries';
import type { ApiClient, Answer } from '../support/api-client';
import type { TestApplication } from '../support/application';
import { eur } from './support/shop';
import { STEP_MS, Transfers } from './support/transfers';
import type { Order } from './support/transfers';

const DAY_MS = 86_400_000;

describe('a bank transfer that the payer has ordered', () => {
  let transfers: Transfers;
  let clock: ManualClock;
  let app: TestApplication;
  let api: ApiClient;

  beforeAll(async () => {
    transfers = await Transfers.start();
    ({ clock, app, api } = transfers);
  });
  afterAll(() => app.stop());

  const read = (id: string): Promise<Order> => transfers.read(id);
  const events = async (id: string): Promise<Answer['body'][]> => (await api.get(`/v1/orders/${id}/events`)).body.data;
  const settled = (): Promise<void> => transfers.settled();
  const stage = (order: Order, resultCode: 0 | 3) => transfers.stage(order, resultCode);
  const ordered = async (outcome = 'never-paid', order: Record<string, unknown> = {}): Promise<Order> => {
    const created = await transfers.create({ expires_in: 600, ...order });
    await transfers.pay(created, outcome);
    await settled();
    return read(created.id);
  };
  const later = (milliseconds: number): string => new Date(clock.now().getTime() + milliseconds).toISOString();
  const moveTo = async (to: string) =>
    expect(await api.post('/v1/sandbox/clock', { to })).toMatchObject({ status: 201, body: { now: to } });

  it('is waited for beyond its page, and shows until when', async () => {
    const order = await ordered();
    const until = later(7 * DAY_MS);
    expect(order).toMatchObject({
      ...{ status: 'processing', expires_at: until, next_action: null, authorized: eur('0.00'), in_doubt: eur('0.00') },
      attempts: [{ status: 'announced', expires_at: until, provider_reference: expect.stringMatching(/^wire:\d+$/) }],
      operations: [{ type: 'authorize', status: 'announced' }],
    });
    expect((await events(order.id)).at(-1)).toMatchObject({
      type: 'PaymentAnnounced',
      summary: expect.stringContaining(`waited for until ${until}`),
      postings: [],
    });
    clock.advance(601_000);
    await settled();
    expect(await read(order.id)).toMatchObject({ status: 'processing', expires_at: until });
    const refused = await api.post(`/v1/orders/${order.id}/attempts`, {});
    expect(refused).toMatchObject({ status: 409, body: { code: 'attempt_in_progress' } });
    expect(refused.body.detail).toContain(until);
  });

  it('and does not come expires at its own time, and then another attempt is taken', async () => {
    const order = await ordered();
    const { expires_at: until } = order;
    await moveTo(later(30 * DAY_MS));
    expect(await read(order.id)).toMatchObject({ status: 'expired', attempts: [{ status: 'expired' }] });
    expect((await events(order.id)).at(-1)).toMatchObject({ type: 'PaymentExpired', occurred_at: until });
    const again = await api.post(`/v1/orders/${order.id}/attempts`, {});
    expect(again).toMatchObject({ status: 201, body: { status: 'requires_action', attempts: [{}, { id: 2 }] } });
    await app.simulator.control.pay({ url: again.body.next_action.url });
    await settled();
    expect(await read(order.id)).toMatchObject({ status: 'captured', captured: eur('100.00') });
  });

  it('and comes after its end stands in suspense, with its age', async () => {
    const order = await ordered();
    await moveTo(later(7 * DAY_MS));
    expect(await read(order.id)).toMatchObject({ status: 'expired' });
    await stage(order, 0);
    await settled();
    expect(await read(order.id)).toMatchObject({
      ...{ status: 'overpaid', unexpected: eur('100.00'), captured: eur('0.00') },
    });
    const since = clock.now();
    await moveTo(later(3 * DAY_MS));
    const suspense = await listSuspense(app.running.persistence.pool, 100);
    expect(suspense.find(({ orderId }) => orderId === order.id)).toMatchObject({
      ...{ account: 'suspense:trustpay-eu:EUR:in', currency: 'EUR', minor: 10_000n, since },
    });
    expect((await api.get(`/v1/orders/${order.id}/explain`)).body).toMatchObject({ adds_up: true });
  });

  it('and that is guaranteed, but never credited, is in doubt until the money or a person tells', async () => {
    const orders = [await ordered(), await ordered()];
    for (const order of orders) await stage(order, 3);
    await settled();
    await moveTo(later(6 * DAY_MS));
    for (const { id } of orders) expect(await read(id)).toMatchObject({ status: 'processing', in_doubt: eur('0.00') });
    await moveTo(later(2 * DAY_MS));
    for (const { id } of orders) expect(await read(id)).toMatchObject({ status: 'in_doubt', in_doubt: eur('100.00') });
    const [late, lost] = orders as [Order, Order];
    await stage(late, 0);
    await settled();
    expect(await read(late.id)).toMatchObject({ status: 'captured', in_doubt: eur('0.00'), unexpected: eur('0.00') });
    const reason = 'case 31: nothing on the statement';
    const resolved = await api.post(`/v1/orders/${lost.id}/operations/1/resolve`, { outcome: 'failed', reason });
    expect(resolved).toMatchObject({ status: 201, body: { status: 'failed', in_doubt: eur('0.00') } });
  });

  it.each(['announced', 'stages', 'late'])('and comes in time (%s) is captured when it comes', async (outcome) => {
    const order = await ordered(outcome);
    expect(order).toMatchObject({ status: 'processing', attempts: [{ status: 'announced' }] });
    const steps = { announced: 1, stages: 2, late: 240 }[outcome]!;
    const credited = later(steps * STEP_MS);
    await moveTo(later(8 * DAY_MS));
    expect(await read(order.id)).toMatchObject({
      status: 'captured',
      captured: eur('100.00'),
      unexpected: eur('0.00'),
    });
    const history = await events(order.id);
    expect(history.at(-1)).toMatchObject({ type: 'Captured', occurred_at: credited });
    expect(history.filter(({ type }) => type === 'PaymentExpired')).toEqual([]);
  });
});
