import { createHash, createPrivateKey, sign } from 'node:crypto';
import { startProviderWorld } from '../support/provider-world';
import type { ProviderWorld } from '../support/provider-world';
import { waitFor } from '../support/wait-for';
import { Shop } from './support/shop';

/** Bytes 20…3f: the platform of the simulator, which is that of the fact sheet's vectors. */
const SECRET = Array.from({ length: 32 }, (_, index) => (index + 0x20).toString(16)).join('');
const KEY = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${SECRET}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

describe('a message of Cobo that comes again', () => {
  let world: ProviderWorld;
  beforeAll(async () => void (world = await startProviderWorld()));
  afterAll(() => world.stop());

  const stored = async (type: string): Promise<number> => {
    const { store } = world.app.running.persistence;
    const { events } = await store.readAll(0n, 10_000, { types: [type], streamPrefixes: ['notification-cobo.'] });
    return events.length;
  };
  const deliver = async (event: object): Promise<number> => {
    const body = JSON.stringify(event);
    const time = '1701396866123';
    const signature = sign(null, sha256(sha256(`${body}|${time}`)), KEY).toString('hex');
    const headers = { 'content-type': 'application/json', 'biz-timestamp': time, 'biz-resp-signature': signature };
    return (await fetch(`${world.app.url}/notifications/cobo`, { method: 'POST', headers, body })).status;
  };

  it('with another count of retries is the same message', async () => {
    await world.sim('cobo', 'faults', { fault: { kind: 'duplicate', copies: 2 }, match: { step: 'webhook' } });
    const order = await new Shop(world.app, world.api).create({
      ...{ provider: 'cobo', method: 'crypto', crypto: { asset: 'ETH_USDT' } },
      amount: { value: '100.00', currency: 'USD' },
    });
    await world.sim('cobo', 'pay', { order: order.operations[0].reference });
    // The first of its events comes three times.
    const events = await waitFor(async () => {
      const { deliveries } = await world.look('cobo', 'deliveries');
      const sent = deliveries as unknown as readonly { readonly state: string }[];
      return sent.length >= 5 && sent.every(({ state }) => state === 'delivered') && sent.length;
    });
    expect(await stored('NotificationReceived')).toBe(events - 2);
    expect(await stored('NotificationContradicted')).toBe(0);
  });

  it('with another content is an alarm, and is kept', async () => {
    const event = {
      ...{ event_id: 'E-1', created_timestamp: 1_701_396_866_000, type: 'payment.status.updated' },
      data: { data_type: 'PaymentOrder', order_id: 'O1', psp_order_code: 'NOBODY', status: 'Completed' },
    };
    const retry = { status: 'Retrying', next_retry_timestamp: 1_701_396_876_000, retries_left: 10 };
    const before = await stored('NotificationReceived');
    expect(await deliver({ ...event, ...retry })).toBe(200);
    expect(await deliver({ ...event, ...retry, next_retry_timestamp: 1_701_396_896_000, retries_left: 9 })).toBe(200);
    expect(await deliver({ ...event, status: 'Success' })).toBe(200);
    expect(await stored('NotificationReceived')).toBe(before + 1);
    expect(await stored('NotificationContradicted')).toBe(0);
    expect(await deliver({ ...event, ...retry, data: { ...event.data, status: 'Expired' } })).toBe(200);
    expect(await stored('NotificationContradicted')).toBe(1);
  });
});
