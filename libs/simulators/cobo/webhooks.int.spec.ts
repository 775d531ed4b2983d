import { isSignedBy } from './wire/signature';
import type { Fault } from '.';
import type { World } from './testing/world';
import { startWorld } from './testing/world';

describe('webhooks of the simulated provider', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());

  const open = async (): Promise<string> => (await world.caller.order()).body.order_id;
  const received = async () => {
    await world.control.settle();
    return world.received;
  };
  const types = async () => (await received()).map(({ event }) => event.type);
  const plan = (fault: Fault) => world.control.addFault({ fault, match: { step: 'webhook' } });
  const isGenuine = ({ headers, text }: World['received'][number]) =>
    isSignedBy(
      world.simulator.platformKey,
      `${text}|${String(headers['biz-timestamp'])}`,
      String(headers['biz-resp-signature']),
    );

  it('tell the life of a payment', async () => {
    const order = await open();
    await received();
    world.control.pay({ order });
    expect((await types()).filter((type) => type !== 'payment.account.balance.updated').sort()).toEqual([
      'payment.order.status.updated',
      'payment.status.updated',
      'payment.status.updated',
      'payment.status.updated',
      'payment.transaction.completed',
      'payment.transaction.created',
    ]);
    expect(world.received.every(isGenuine)).toBe(true);
    const completed = world.received.find(({ event }) => event.type === 'payment.transaction.completed');
    expect(completed?.event.data).toMatchObject({
      data_type: 'PaymentTransaction',
      destination: { amount: '103.03' },
      acquiring_type: 'Order',
      order_id: order,
    });
  });

  it('tell what was held, rejected and late', async () => {
    const order = await open();
    const { txId } = world.control.pay({ order, state: 'PendingScreening' });
    world.control.pay({ order, state: 'Rejected' });
    world.control.expire(order);
    world.control.deposit(txId, 'Completed');
    expect(await types()).toEqual(
      expect.arrayContaining(['held', 'failed', 'late'].map((what) => `payment.transaction.${what}`)),
    );
  });

  it('come again ten times, the same event with fewer retries left and another time of the next, and then no more', async () => {
    world.answers.push(...Array.from({ length: 20 }, () => 500));
    await world.caller.call('POST', 'webhooks/trigger', { event_type: 'payment.novelty' });
    for (let minute = 0; minute < 300; minute++) {
      world.clock.advance(60_000);
      await world.control.settle();
    }
    expect(world.received).toHaveLength(11);
    expect(new Set(world.received.map(({ event }) => `${event.event_id} ${event.created_timestamp}`)).size).toBe(1);
    expect(world.received.map(({ event }) => event.retries_left)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(new Set(world.received.map(({ event }) => event.next_retry_timestamp)).size).toBe(11);
    expect(world.received.every(isGenuine)).toBe(true);
    expect(world.control.deliveries()).toMatchObject([{ state: 'given_up', attempts: 11 }]);
  });

  it('are taken by 200 and 201 alone', async () => {
    world.answers.push(202, 302, 201);
    await open();
    await received();
    world.clock.advance(10_000);
    await received();
    world.clock.advance(30_000);
    expect(await received()).toHaveLength(3);
    expect(world.control.deliveries()).toMatchObject([{ state: 'delivered' }]);
  });

  it('can be lost, doubled, delayed, overtaken and forged', async () => {
    plan({ kind: 'noNotification' });
    await open();
    expect(await received()).toHaveLength(0);
    plan({ kind: 'duplicate', copies: 2 });
    await open();
    expect(await received()).toHaveLength(3);
    expect(new Set(world.received.map(({ event }) => event.event_id)).size).toBe(1);
    expect(world.received.map(({ event }) => event.status).sort()).toEqual(['Retrying', 'Success', 'Success']);
    plan({ kind: 'delayed', ms: 5_000 });
    await open();
    expect(await received()).toHaveLength(3);
    world.clock.advance(5_000);
    expect(await received()).toHaveLength(4);
    plan({ kind: 'wrongSignature' });
    await open();
    plan({ kind: 'tamperedBody' });
    await open();
    expect((await received()).slice(4).map(isGenuine)).toEqual([false, false]);
    plan({ kind: 'reordered' });
    const order = await open();
    world.control.expire(order);
    const ofOrder = (await received()).filter(({ event }) => event.data.order_id === order);
    expect(ofOrder.at(-1)?.event.data.status).toBe('Pending');
  });

  it('can be limited to some types, and tried out', async () => {
    await world.caller.call('POST', 'webhooks/trigger', { event_type: 'payment.novelty', override_data: { a: 1 } });
    expect((await received()).map(({ event }) => event)).toMatchObject([{ type: 'payment.novelty', data: { a: 1 } }]);
  });
});
