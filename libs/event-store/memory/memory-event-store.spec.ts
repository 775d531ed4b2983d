import { ManualClock } from '#libs/clock';
import { eventStoreContract } from '../testing/contract';
import { anEvent } from '../testing/contract/given';
import { MemoryEventStore } from './memory-event-store';

const factory = async () => {
  const store = new MemoryEventStore();
  return { store, cleanup: () => store.close() };
};

eventStoreContract('MemoryEventStore', factory, { outlivesItsObject: false });

describe('MemoryEventStore', () => {
  it('records the time of the injected clock', async () => {
    const clock = new ManualClock(new Date('2026-11-20T12:00:00.123Z'));
    const store = new MemoryEventStore({ clock });
    await store.append('order-1', 'no_stream', [anEvent()]);
    clock.advance(1_000);
    await store.append('order-1', 0, [anEvent()]);
    const { events } = await store.read('order-1');
    const times = events.map((event) => event.recordedAt.toISOString());
    expect(times).toEqual(['2026-11-20T12:00:00.123Z', '2026-11-20T12:00:01.123Z']);
  });

  it('hands out copies: what one reader changes no other reader sees', async () => {
    const store = new MemoryEventStore();
    await store.append('order-1', 'no_stream', [anEvent({ data: { list: [1] } })]);
    const first = (await store.read('order-1')).events[0]!;
    (first.data as { list: number[] }).list.push(2);
    expect((await store.read('order-1')).events[0]!.data).toEqual({ list: [1] });
  });
});
