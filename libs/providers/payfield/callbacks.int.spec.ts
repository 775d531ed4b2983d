import { startWorld } from './testing/world';
import type { World } from './testing/world';

const externalId = 'PIN-001';

describe('callbacks on their way', () => {
  let world: World;
  beforeEach(async () => void (world = await startWorld()));
  afterEach(() => world.close());
  const verified = () => world.inbox.received.map((raw) => world.adapter.notifications!.verify(raw));
  const codes = () => world.inbox.received.flatMap((raw) => world.adapter.notifications!.parse(raw).map((f) => f.code));

  /** Opened, paid and given back: two callbacks. */
  const live = async () => {
    await world.open();
    world.control.pay({ externalId });
    await world.control.settle();
    world.clock.advance(1_000);
    world.control.end({ externalId, status: 'refunded' });
    await world.control.settle();
  };

  it('that are doubled or repeated are one message', async () => {
    world.control.addFault({ fault: { kind: 'duplicate', copies: 2 } });
    await live();
    world.control.redeliver(1);
    await world.control.settle();
    expect(world.inbox.received).toHaveLength(5);
    expect(new Set(verified().map((each) => JSON.stringify(each))).size).toBe(2);
    expect(verified().every(({ valid }) => valid)).toBe(true);
  });

  it('that overtake each other lead to the same question, and the query to the same answer', async () => {
    world.control.addFault({ fault: { kind: 'reordered' } });
    await live();
    expect(codes()).toEqual(['refunded', 'success']);
    const { outcome, also } = await world.query();
    expect(outcome.kind).toBe('succeeded');
    expect(also).toHaveLength(1);
  });

  it('that are wrongly signed are refused', async () => {
    world.control.addFault({ fault: { kind: 'wrongSignature' } });
    await live();
    expect(verified().map(({ valid }) => valid)).toEqual([false, true]);
  });

  it('that are old, or lie about the amount, make us ask like any other', async () => {
    world.control.addFault({ fault: { kind: 'staleTimestamp' } });
    world.control.addFault({ fault: { kind: 'wrongAmount', amount: '9999.00' } });
    await live();
    expect(verified().map(({ valid }) => valid)).toEqual([true, true]);
    expect((await world.query()).outcome).toMatchObject({ amount: { minor: '100000', currency: 'BDT' } });
  });

  it('that never come are not missed: the query knows', async () => {
    world.control.addFault({ fault: { kind: 'noCallback' }, times: 2 });
    await live();
    expect(world.inbox.received).toEqual([]);
    expect((await world.query()).also).toHaveLength(1);
  });
});
