import { ManualClock } from '#libs/clock';
import { OpenOperationsWorker } from '../../src/resolver/open-operations.worker';
import type { Answer } from '../support/api-client';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CUSTOMER = { id: 'cust-1', name: 'Asha Rao', email: 'asha@example.com', ip: '203.0.113.10' };

type Order = Answer['body'];

/** A link is told by every answer, a page only by the answer to opening. */
describe.each([
  ['a link', 'BDT'],
  ['a page', 'INR'],
])('a payment by %s that its provider leaves pending for ever', (_, currency) => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00.000Z'));
  let world: ProviderWorld;
  let shop: Shop;
  beforeAll(async () => {
    world = await startProviderWorld({ clock });
    shop = new Shop(world.app, world.api);
  });
  afterAll(() => world.stop());

  const which = (order: Order) => ({ externalId: order.operations[0].reference });
  const stuck = async (more: object = {}): Promise<Order> => {
    const amount = { value: '1000.00', currency };
    const wanted = { provider: 'payfield', reference: 'D', method: 'payin', customer: CUSTOMER, amount, ...more };
    const { body: order } = await world.api.post('/v1/orders', wanted);
    expect(order.status).toBe('requires_action');
    await world.sim('payfield', 'stick', which(order));
    await look();
    return order;
  };
  const read = async (order: Order): Promise<Order> => (await world.api.get(`/v1/orders/${order.id}`)).body;
  const look = async (): Promise<void> => {
    await shop.settled();
    await world.app.running.app.get(OpenOperationsWorker).lookOnce();
    await shop.settled();
  };
  const goTo = (instant: number): Promise<void> => {
    clock.advance(instant - clock.now().getTime());
    return look();
  };
  const until = (order: Order, status: string): Promise<Order> =>
    waitFor(
      async () => {
        const found = await read(order);
        return found.status === status && found;
      },
      { describe: `the order to be ${status}` },
    );
  /** Three days beyond the payment's own end. */
  const deadlineOf = (order: Order): number => Date.parse(order.attempts[0].expires_at) + 3 * DAY;
  const expired = async (): Promise<Order> => {
    const order = await stuck();
    await goTo(deadlineOf(order));
    return until(order, 'expired');
  };

  it('stays with the payer until the deadline, then expires, and another attempt is taken', async () => {
    const order = await stuck();
    await goTo(clock.now().getTime() + HOUR);
    await goTo(deadlineOf(order) - MINUTE);
    const waiting = await read(order);
    expect([waiting.status, waiting.next_action]).toEqual(['requires_action', order.next_action]);
    const early = await world.api.post(`/v1/orders/${order.id}/attempts`, {});
    expect(early).toMatchObject({ status: 409, body: { code: 'attempt_in_progress' } });
    await goTo(deadlineOf(order));
    await until(order, 'expired');
    const { body } = await world.api.get(`/v1/orders/${order.id}/events?limit=100`);
    expect(body.data.at(-1)).toMatchObject({ type: 'PaymentExpired', data: { evidence: { source: 'clock' } } });
    const again = await world.api.post(`/v1/orders/${order.id}/attempts`, {});
    expect(again).toMatchObject({ status: 201, body: { status: 'requires_action', attempts: [{}, { id: 2 }] } });
  });

  it('is never over before the time that the order gave', async () => {
    const order = await stuck({ expires_in: 86_400 });
    await goTo(Date.parse(order.created_at) + DAY - MINUTE);
    expect((await read(order)).status).toBe('requires_action');
  });

  it('is not ended while the provider cannot be asked once more', async () => {
    const order = await stuck();
    await world.sim('payfield', 'faults', { fault: { kind: 'serverError', executed: false }, times: 1_000 });
    await goTo(deadlineOf(order) + MINUTE);
    await goTo(deadlineOf(order) + 2 * DAY);
    expect((await read(order)).status).toBe('requires_action');
    await fetch(`${world.address('payfield')}/_sim/faults`, { method: 'DELETE' });
    await goTo(deadlineOf(order) + 4 * DAY);
    await until(order, 'expired');
  });

  it('that was paid without our hearing of it is found by asking at the deadline', async () => {
    const order = await stuck();
    await goTo(deadlineOf(order) - MINUTE);
    await world.sim('payfield', 'faults', { fault: { kind: 'noCallback' } });
    await world.sim('payfield', 'pay', which(order));
    await goTo(deadlineOf(order));
    expect((await until(order, 'captured')).captured).toEqual(order.amount);
  });

  it('that is paid after it was given up is money without a place, and nothing is lost', async () => {
    const order = await expired();
    await world.sim('payfield', 'pay', which(order));
    await world.sim('payfield', 'settle');
    const late = await until(order, 'overpaid');
    expect(late).toMatchObject({ unexpected: { value: '1000.00', currency }, captured: { value: '0.00' } });
    const suspense = await waitFor(async () => {
      const account = `suspense:payfield:${currency}:in`;
      const { body } = await world.api.get(`/v1/balances?account=${account}`, { 'ledger-min-position': late.position });
      return body.data?.[0];
    });
    expect(suspense).toMatchObject({ posted: { value: '1000.00', currency } });
  });
});
