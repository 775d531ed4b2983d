import { ManualClock } from '#libs/clock';
import type { OutgoingMessage } from './delivery';
import { DeliveryEngine } from './delivery-engine';
import { Scheduler } from './scheduler';
import type { TransportAnswer } from './transport';

/** A receiver in this process whose answers are given by hand. */
class HeldTransport {
  readonly waiting: { message: OutgoingMessage; answer: (answer: TransportAnswer) => void }[] = [];
  send = (message: OutgoingMessage): Promise<TransportAnswer> =>
    new Promise((answer) => void this.waiting.push({ message, answer }));
  close = async (): Promise<void> => undefined;
}

const message = (key: string): OutgoingMessage => ({ key, method: 'GET', url: `http://receiver/${key}` });
const OK = { status: 200, body: '' };

describe('DeliveryEngine', () => {
  const clock = new ManualClock(new Date('2026-01-01T00:00:00Z'));
  const scheduler = new Scheduler(clock);
  afterAll(() => scheduler.close());

  const build = (options: {
    concurrency?: number;
    capacity?: number;
    isAccepted?: (a: TransportAnswer) => boolean;
  }) => {
    const transport = new HeldTransport();
    const common = { clock, scheduler, transport, retrySchedule: [1000], concurrency: 2, capacity: 10 };
    return { transport, engine: new DeliveryEngine({ ...common, ...options }) };
  };
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('has no more attempts in flight than it may, and is idle only when all are over', async () => {
    const { engine, transport } = build({ concurrency: 2 });
    for (const key of ['a', 'b', 'c']) engine.send(message(key));
    let isIdle = false;
    const idle = engine.idle().then(() => (isIdle = true));
    expect(transport.waiting).toHaveLength(2);
    transport.waiting[0]!.answer(OK);
    await turn();
    expect(transport.waiting).toHaveLength(3);
    expect(isIdle).toBe(false);
    for (const { answer } of transport.waiting) answer(OK);
    await idle;
    expect(engine.list().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('lets the provider decide what counts as accepted', async () => {
    const { engine, transport } = build({ isAccepted: ({ body }) => body === 'SUCCESS' });
    const first = engine.send(message('a'));
    const second = engine.send(message('b'));
    transport.waiting[0]!.answer({ status: 200, body: 'FAIL' });
    transport.waiting[1]!.answer({ status: 200, body: 'SUCCESS' });
    await engine.idle();
    expect([engine.get(first.id)?.state, engine.get(second.id)?.state]).toEqual(['pending', 'delivered']);
  });

  it('forgets the oldest deliveries beyond its capacity', async () => {
    const { engine } = build({ capacity: 2 });
    for (const key of ['a', 'b', 'c']) engine.send(message(key));
    expect(engine.list().map((delivery) => delivery.message.key)).toEqual(['b', 'c']);
    expect(engine.list('a')).toEqual([]);
  });
});
