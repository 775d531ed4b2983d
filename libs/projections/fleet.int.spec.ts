import { MemoryEventStore } from '#libs/event-store/memory';
import { waitFor } from '../../test/support/wait-for';
import { pauseSubscriber, resumeSubscriber } from '.';
import { ProjectionHarness } from './testing/harness';
import { added, tally } from './testing/tally';

describe('runners of one projection in several processes', () => {
  let store: MemoryEventStore;
  let harness: ProjectionHarness;
  const appendTo = async (stream: string, count: number) =>
    (
      await store.append(
        stream,
        'no_stream',
        Array.from({ length: count }, (_, i) => added(stream, i)),
      )
    ).position;
  const total = async () => {
    const { rows } = await harness.pool.query<{ total: string }>(
      'SELECT coalesce(sum(total), 0) AS total FROM rm.tally',
    );
    return Number(rows[0]!.total);
  };

  beforeEach(async () => {
    store = new MemoryEventStore();
    harness = await ProjectionHarness.create([tally()]);
  });
  afterEach(() => harness.close());

  it('share the work so that each event counts once', async () => {
    for (let i = 0; i < 3; i++) harness.start(store, [tally()], { batchSize: 3 });
    let position = 0n;
    for (let i = 0; i < 20; i++) position = await appendTo(`a-${i}`, 5);
    await waitFor(() => harness.reached('tally', position));
    expect(await total()).toBe(100);
  });

  it('a successor takes over at once from one that was stopped', async () => {
    const first = harness.start(store, [tally()], { leaseMs: 60_000 });
    await waitFor(async () => (await harness.checkpoint('tally'))?.holder);
    await first.stop();
    expect(await harness.checkpoint('tally')).toMatchObject({ holder: null });
    const position = await appendTo('a-1', 5);
    harness.start(store, [tally()]);
    await waitFor(() => harness.reached('tally', position));
  });

  it('one that hangs inside its transaction is cut off, and wakes up to find its batch rolled back', async () => {
    let wake = () => {};
    let hanging = false;
    const asleep = new Promise<void>((resolve) => void (wake = resolve));
    const sleeper = tally({
      beforeWrite: async () => {
        hanging = true;
        await asleep;
      },
    });
    harness.start(store, [sleeper]);
    const position = await appendTo('a-1', 5);
    await waitFor(() => hanging);
    harness.start(store, [tally()]);
    await waitFor(() => harness.reached('tally', position));
    wake();
    const last = await appendTo('a-2', 1);
    await waitFor(() => harness.reached('tally', last));
    expect(await total()).toBe(6);
  });

  it('one whose lease was taken while it waited for events writes nothing', async () => {
    harness.start(store, [tally()], { leaseMs: 60_000 });
    await waitFor(async () => (await harness.checkpoint('tally'))?.holder);
    await harness.pool.query(
      `UPDATE ops.checkpoint SET holder = gen_random_uuid(), lease_until = now() + interval '1 hour'`,
    );
    await appendTo('a-1', 5);
    const probe = tally({ name: 'probe' });
    await harness.install(probe);
    harness.start(store, [probe]);
    await waitFor(() => harness.reached('probe', 5n));
    expect(await total()).toBe(0);
    expect(await harness.checkpoint('tally')).toMatchObject({ position: '0' });
  });

  it('stand still while paused', async () => {
    harness.start(store, [tally()]);
    await waitFor(async () => (await harness.checkpoint('tally'))?.holder);
    await pauseSubscriber(harness.pool, 'tally');
    const position = await appendTo('a-1', 5);
    expect(await harness.reached('tally', 1n)).toBe(false);
    await resumeSubscriber(harness.pool, 'tally');
    await waitFor(() => harness.reached('tally', position));
    expect(await total()).toBe(5);
  });
});
