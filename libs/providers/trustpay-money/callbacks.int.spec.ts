import { SECRET, query } from './testing/samples';
import { startWorld } from './testing/world';
import type { World } from './testing/world';
import { Credentials } from './wire/credentials';

const SECONDS = 1_000;
const FORMS = ['literal', 'shortest', 'twoDecimals'] as const;
const ARRAYS = ['joined', 'json', 'leftOut'] as const;

describe('callbacks on their way', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.close());
  const verdicts = () => world.inbox.received.map((raw) => world.adapter.notifications!.verify(raw));
  const paid = async (amount?: string) => {
    const orderNo = await world.open();
    world.control.pay({ orderNo }, amount);
    await world.control.settle();
    return orderNo;
  };

  it.each(FORMS.flatMap((numbers) => ARRAYS.map((arrays) => [numbers, arrays] as const)))(
    'are believed with numbers signed %s and lists %s, however they are written',
    async (callbackNumbers, callbackArrays) => {
      for (const callbackWritten of ['shortest', 'twoDecimals'] as const) {
        world.control.setQuirks({ callbackNumbers, callbackArrays, callbackWritten, refundAfterMs: 0 });
        const orderNo = await paid('20.50');
        const reference = world.orderNo();
        const { adapter } = world;
        const amount = { minor: 250n, currency: 'USD' };
        await adapter.refund!({ reference, providerReference: orderNo, amount, notificationUrl: world.inbox.url });
        await world.control.settle();
      }
      expect(verdicts().map(({ valid }) => valid)).toEqual([true, true, true, true]);
    },
  );

  it('that are wrongly signed, or have a signed zero, are refused, and the query still knows', async () => {
    for (const kind of ['wrongSignature', 'signedZero', 'rotatedKey'] as const) {
      world.control.addFault({ fault: { kind } });
      const orderNo = await paid();
      const { outcome } = await world.adapter.query!(query({ reference: orderNo }));
      expect(outcome.kind).toBe('succeeded');
    }
    expect(verdicts()).toEqual(Array(3).fill({ valid: false, reason: 'the signature does not fit' }));
  });

  it('are believed with a former secret while it changes', async () => {
    world.control.addFault({ fault: { kind: 'rotatedKey', secret: 'former' } });
    await paid();
    const changing = world.adapterFor({ credentials: new Credentials('key', [SECRET, 'former']) });
    expect(changing.notifications!.verify(world.inbox.received[0]!)).toMatchObject({ valid: true });
    await changing.close!();
  });

  it('that come twice are one message; a wrong amount is another and changes nothing', async () => {
    world.control.addFault({ fault: { kind: 'duplicate', copies: 2 } });
    const orderNo = await paid();
    expect(new Set(verdicts().map((one) => JSON.stringify(one))).size).toBe(1);
    world.control.addFault({ fault: { kind: 'wrongAmount' } });
    const other = await paid();
    expect(verdicts().at(-1)).toMatchObject({ valid: true, key: `${other}/5//20.01/20.01/15.51/-/4.51` });
    for (const reference of [orderNo, other]) {
      expect(await world.adapter.query!(query({ reference }))).toMatchObject({
        outcome: { kind: 'succeeded', amount: { minor: '2000' } },
      });
    }
  });

  it('may overtake each other', async () => {
    world.control.addFault({ fault: { kind: 'reordered' } });
    const orderNo = await world.open();
    world.control.timeOut({ orderNo });
    world.control.pay({ orderNo });
    await world.control.settle();
    expect(verdicts().map((one) => one.valid && one.key.split('/')[1])).toEqual(['5', '4']);
  });

  it('are repeated until they are answered 200, five times in all', async () => {
    world.inbox.answers.push(400, 202, 500, 400, 404);
    const orderNo = await paid();
    for (const seconds of [10, 30, 60, 300, 3_600]) await world.advance(seconds * SECONDS);
    expect(world.inbox.received.length).toBe(5);
    expect(world.control.deliveries(orderNo)).toMatchObject([{ state: 'given_up', attempts: 5 }]);
    world.control.redeliver(world.control.deliveries(orderNo)[0]!.id);
    await world.control.settle();
    expect(world.control.deliveries(orderNo)).toMatchObject([{ state: 'delivered' }]);
  });
});
