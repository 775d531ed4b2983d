import type { Fault } from '.';
import type { World } from './testing/world';
import { signatureOf, startWorld } from './testing/world';

const MINUTE = 60_000;
const externalId = 'PIN-001';

describe('callbacks', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
    await world.payin();
  });
  afterEach(() => world.close());
  const plan = (fault: Fault) => world.simulator.control.addFault({ fault });
  const pay = async () => {
    world.simulator.control.pay({ externalId });
    await world.simulator.control.settle();
  };
  const isGenuine = (index: number): boolean => {
    const { headers, body } = world.receiver.received[index]!;
    return headers['x-signature'] === signatureOf(headers['x-timestamp']!, body);
  };

  it('post the status object with its kind, signed like a request', async () => {
    await pay();
    const [callback] = world.receiver.received;
    expect(callback).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
    expect(world.receiver.contents).toEqual([
      {
        ...{ id: 12345, external_id: externalId, shop_code: 'shop-001', status: 'success', amount: '1000.00' },
        ...{ currency: 'BDT', updated_at: '2025-12-05T10:00:00.000000Z', transaction_type: 'payin' },
        paymentData: { payment_link: expect.any(String) as string },
      },
    ]);
    expect(isGenuine(0)).toBe(true);
  });

  it('are repeated after 1, 5, 15 and 60 minutes until they are accepted', async () => {
    world.receiver.answers.push(500, 302, 404, 500, 500);
    await pay();
    const counts = [world.receiver.received.length];
    for (const pause of [1, 4, 10, 45, 600]) {
      world.clock.advance(pause * MINUTE);
      await world.simulator.control.settle();
      counts.push(world.receiver.received.length);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 5]);
    expect(world.simulator.control.deliveries()).toMatchObject([{ state: 'given_up', attempts: 5 }]);
  });

  it('go to the merchant’s own address where the request names none, and nowhere without one', async () => {
    await world.payin({ external_id: 'MUTE', callback_url: undefined });
    world.simulator.control.pay({ externalId: 'MUTE' });
    await world.simulator.control.settle();
    expect(world.receiver.received).toHaveLength(0);
  });

  it('come wrongly signed, stale, or about another amount, when told to', async () => {
    plan({ kind: 'wrongSignature' });
    await pay();
    expect(isGenuine(0)).toBe(false);
    plan({ kind: 'staleTimestamp' });
    plan({ kind: 'wrongAmount' });
    world.simulator.control.end({ externalId, status: 'refunded' });
    await world.simulator.control.settle();
    expect(isGenuine(1)).toBe(true);
    expect(world.receiver.received[1]?.headers['x-timestamp']).toBe('1764842400');
    expect(world.receiver.contents[1]).toMatchObject({ status: 'refunded', amount: '1000.01' });
  });

  it('come twice, late, after the next one, or never, when told to', async () => {
    plan({ kind: 'duplicate' });
    plan({ kind: 'delayed', ms: MINUTE });
    await pay();
    expect(world.receiver.received).toHaveLength(0);
    world.clock.advance(MINUTE);
    await world.simulator.control.settle();
    expect(world.receiver.received).toHaveLength(2);

    await world.payin({ external_id: 'SECOND' });
    plan({ kind: 'reordered' });
    world.simulator.control.pay({ externalId: 'SECOND' });
    world.simulator.control.end({ externalId: 'SECOND', status: 'refunded' });
    await world.simulator.control.settle();
    expect(world.receiver.contents.slice(2).map(({ status }) => status)).toEqual(['refunded', 'success']);

    await world.payin({ external_id: 'THIRD' });
    plan({ kind: 'noCallback' });
    world.simulator.control.pay({ externalId: 'THIRD' });
    await world.simulator.control.settle();
    expect(world.receiver.received).toHaveLength(4);
  });
});
