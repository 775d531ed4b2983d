import { ManualClock } from '#libs/clock';
import { ApiClient } from '../support/api-client';
import type { Answer } from '../support/api-client';
import { startTestApplication } from '../support/application';
import type { TestApplication } from '../support/application';
import { waitFor } from '../support/wait-for';
import { Line } from './support/faulty-providers/line';
import { Shop, eur } from './support/shop';

type Order = Answer['body'];

const DAY = 86_400_000;
const HOUR = 3_600_000;
const RETRY = HOUR / 4;
const CAPTURE = { paymentType: '6' };

describe('a hold whose capture is due, at a provider that does not take it', () => {
  const clock = new ManualClock(new Date('2026-03-02T09:00:00Z'));
  let line: Line;
  let app: TestApplication;
  let api: ApiClient;
  let shop: Shop;

  beforeAll(async () => {
    line = await Line.open();
    app = await startTestApplication({ clock, environment: { TRUSTPAY_EU_GATEWAY_URL: line.url } });
    line.leadTo(app.simulator.url);
    api = new ApiClient(app.url, await app.key('admin'));
    shop = new Shop(app, api);
  });
  afterAll(async () => {
    await app.stop();
    await line.down();
  });
  afterEach(() => app.simulator.control.clearFaults());

  const watchOf = async (order: Order) => (await api.get(`/v1/processes/authorization/${order.id}.1`)).body;
  const held = async (): Promise<Order> => {
    const order = await shop.paid({ capture: 'manual', capture_after: 'P3D' }, 'authorized');
    await waitFor(async () => (await watchOf(order)).status === 'running', { describe: 'the watch to begin' });
    await shop.settled();
    return order;
  };
  const ended = (order: Order) =>
    waitFor(
      async () => {
        const watch = await watchOf(order);
        return watch.status === 'ended' && watch;
      },
      { describe: 'the watch to end' },
    );
  const operationsOf = async (order: Order): Promise<string[]> =>
    (await api.get(`/v1/orders/${order.id}`)).body.operations.map((one: Order) => `${one.type} ${one.status}`);
  /** Until so many captures have failed, and the watch has heard of them. */
  const failed = async (order: Order, times: number) => {
    await waitFor(async () => (await operationsOf(order)).filter((one) => one === 'capture failed').length === times, {
      describe: `${times} captures to fail`,
    });
    await shop.settled();
  };
  const atProvider = (order: Order) => {
    const [payment] = app.simulator.book({ paymentRequestId: order.attempts[0].provider_reference });
    return [payment!.captured, payment!.cancelled];
  };

  it('is captured once, as soon as the provider can be reached again', async () => {
    const order = await held();
    await line.down();
    clock.advance(3 * DAY);
    await failed(order, 1);
    clock.advance(RETRY);
    await failed(order, 2);
    await line.up();
    clock.advance(RETRY);
    expect(await ended(order)).toMatchObject({ outcome: 'captured' });
    expect(await shop.until(order.id, 'captured')).toMatchObject({ captured: eur('100.00'), voided: eur('0.00') });
    expect(await operationsOf(order)).toEqual([
      ...['authorize succeeded', 'capture failed', 'capture failed', 'capture succeeded'],
    ]);
    expect(atProvider(order)).toEqual(['100.00', '0.00']);
  });

  it('is captured and not released at the deadline, and after it while there is time', async () => {
    const order = await held();
    await line.down();
    clock.advance(3 * DAY);
    await failed(order, 1);
    // The try that is due by then, and that of the deadline.
    clock.advance(4 * DAY - 6 * HOUR);
    await failed(order, 3);
    await line.up();
    clock.advance(RETRY);
    expect(await ended(order)).toMatchObject({ outcome: 'captured' });
    expect(await operationsOf(order)).not.toContainEqual(expect.stringContaining('void'));
    expect(atProvider(order)).toEqual(['100.00', '0.00']);
  });

  it('is captured when the capture of a part that stood in the way is found to have failed', async () => {
    const order = await held();
    app.simulator.control.addFault({ fault: { kind: 'requestLost' }, match: CAPTURE });
    const part = await api.post(`/v1/orders/${order.id}/captures`, { amount: eur('40.00') });
    expect(part).toMatchObject({ status: 202, body: { in_doubt: eur('40.00') } });
    clock.advance(3 * DAY);
    await waitFor(async () => (await watchOf(order)).commands.some((one: Order) => one.type === 'capture'));
    await shop.settled();
    expect(await watchOf(order)).toMatchObject({
      awaits: [expect.stringMatching(/^the capture of the hold/)],
      timers: [{ name: 'capture' }, { name: 'warning' }, { name: 'deadline' }, { name: 'end' }],
    });
    const found = { outcome: 'failed', reason: 'case 12: not in the portal' };
    const operation = part.body.operations.at(-1).id;
    expect((await api.post(`/v1/orders/${order.id}/operations/${operation}/resolve`, found)).status).toBe(201);
    await shop.settled();
    clock.advance(RETRY);
    await ended(order);
    expect(await operationsOf(order)).toEqual(['authorize succeeded', 'capture failed', 'capture succeeded']);
    expect(atProvider(order)).toEqual(['100.00', '0.00']);
  });

  it('is not captured again once the provider has refused it: its deadline releases it', async () => {
    const order = await held();
    app.simulator.control.addFault({ fault: { kind: 'decline' }, match: CAPTURE });
    clock.advance(3 * DAY);
    await failed(order, 1);
    expect((await watchOf(order)).timers.map(({ name }: Order) => name)).toEqual(['warning', 'deadline', 'end']);
    clock.advance(4 * DAY - 6 * HOUR);
    expect(await ended(order)).toMatchObject({ outcome: 'released' });
    expect(await operationsOf(order)).toEqual(['authorize succeeded', 'capture failed', 'void succeeded']);
    expect(atProvider(order)).toEqual(['0.00', '100.00']);
  });
});
