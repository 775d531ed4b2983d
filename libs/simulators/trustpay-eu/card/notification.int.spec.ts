import { isGenuine } from '../testing/receiver';
import type { World } from '../testing/world';
import { startWorld } from '../testing/world';

const MINUTE = 60_000;

describe('card notifications', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());

  const settle = async (): Promise<number> => {
    await world.simulator.control.settle();
    return world.receiver.received.length;
  };

  it('come by GET with the fields in the order of the sample and a signature that verifies', async () => {
    const id = await world.merchant.paid({ Reference: 'A B' }, '4200 0000 0000 1234');
    await settle();
    const [notice] = world.receiver.received;
    expect(notice).toMatchObject({
      method: 'GET',
      fields: { AccountId: '4107111111', Type: 'CRDT', Amount: '1.50', Currency: 'EUR', Reference: 'A B' },
    });
    expect(notice?.fields).toMatchObject({
      ResultCode: '3',
      PaymentRequestId: id,
      CardMask: '1234',
      CardExpiration: '0329',
    });
    expect(notice?.fields['AuthNumber']).toMatch(/^\d{6}$/);
    expect(notice?.names).toEqual([
      ...['AccountId', 'Type', 'Amount', 'Currency', 'Reference', 'ResultCode', 'PaymentRequestId', 'Signature'],
      ...['CardMask', 'CardExpiration', 'AuthNumber'],
    ]);
    expect(isGenuine(notice!)).toBe(true);
  });

  it('go to the address of the request before the default one, with its own query kept', async () => {
    const NotificationUrl = `${world.simulator.url.replace(/:\d+$/, '')}:1/nobody?tenant=7`;
    await world.merchant.paid({ NotificationUrl });
    expect(await settle()).toBe(0);
    expect(world.simulator.control.deliveries()).toMatchObject([{ lastResult: 'ECONNREFUSED', state: 'pending' }]);
    expect(world.simulator.control.deliveries()[0]?.url).toContain(':1/nobody?tenant=7&AccountId=');
  });

  it('are not sent for declined, cancelled or open payments', async () => {
    await world.merchant.paid({}, '4200 0000 0000 0004');
    await world.simulator.control.pay({ url: world.merchant.address({}), action: 'cancel' });
    await world.merchant.open({});
    expect(await settle()).toBe(0);
  });

  it('follow a pending payment when the issuer decides', async () => {
    await world.simulator.control.pay({ url: world.merchant.address({}), outcome: 'pending-then-paid' });
    expect(await settle()).toBe(0);
    world.clock.advance(30_000);
    expect(await settle()).toBe(1);
  });

  it('are repeated after 1, 5, 15 and 60 minutes, then hourly to 24 hours, until they are accepted', async () => {
    world.receiver.answers.push(...Array.from({ length: 100 }, () => 500));
    await world.merchant.paid();
    expect(await settle()).toBe(1);
    let now = 0;
    for (const [count, minute] of [1, 5, 15, ...Array.from({ length: 24 }, (_, hour) => (hour + 1) * 60)].entries()) {
      world.clock.advance((minute - now) * MINUTE - 1);
      expect(await settle()).toBe(count + 1);
      world.clock.advance(1);
      expect(await settle()).toBe(count + 2);
      now = minute;
    }
    world.clock.advance(365 * 24 * 60 * MINUTE);
    expect(await settle()).toBe(28);
    expect(world.simulator.control.deliveries()).toMatchObject([{ state: 'given_up', attempts: 28, lastResult: 500 }]);
  });

  it('end with the first 2xx; a redirect is neither followed nor accepted', async () => {
    world.receiver.answers.push(302, 202);
    await world.merchant.paid();
    await settle();
    expect(world.simulator.control.deliveries()).toMatchObject([{ state: 'pending', lastResult: 302 }]);
    world.clock.advance(MINUTE);
    expect(await settle()).toBe(2);
    expect(world.simulator.control.deliveries()).toMatchObject([{ state: 'delivered', attempts: 2, lastResult: 202 }]);
    world.clock.advance(24 * 60 * MINUTE);
    expect(await settle()).toBe(2);
  });

  it('count as failed when the receiver does not answer in time', async () => {
    await world.close();
    world = await startWorld({ notificationTimeoutMs: 50, retrySchedule: [] });
    world.receiver.answers.push('hang');
    await world.merchant.paid();
    await settle();
    expect(world.simulator.control.deliveries()).toMatchObject([
      { state: 'given_up', lastResult: 'UND_ERR_HEADERS_TIMEOUT' },
    ]);
  });

  it('can be sent again by hand', async () => {
    await world.merchant.paid();
    await settle();
    const [delivery] = world.simulator.control.deliveries();
    expect(world.simulator.control.redeliver(delivery!.id)).toBe(true);
    expect(await settle()).toBe(2);
    expect(world.simulator.control.redeliver(4711)).toBe(false);
  });
});
