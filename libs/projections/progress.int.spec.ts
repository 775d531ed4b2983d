import { MemoryEventStore } from '#libs/event-store/memory';
import { waitFor } from '../../test/support/wait-for';
import { ProjectionProgress, subscriberStatus } from '.';
import { ProjectionHarness } from './testing/harness';
import { added, tally } from './testing/tally';

describe('reading one’s own writes', () => {
  let store: MemoryEventStore;
  let harness: ProjectionHarness;
  beforeEach(async () => {
    store = new MemoryEventStore();
    harness = await ProjectionHarness.create([tally()]);
  });
  afterEach(() => harness.close());

  it('waits until a projection of this process has reached the position', async () => {
    const progress = new ProjectionProgress(harness.pool);
    harness.start(store, [tally()], { onProgress: (name, position) => progress.note(name, position) });
    const { position } = await store.append('a-1', 'no_stream', [added('a-1', 0)]);
    expect(await progress.waitFor('tally', position, 5_000)).toBe(true);
    expect((await harness.pool.query('SELECT FROM rm.tally')).rowCount).toBe(1);
  });

  it('waits for a projection of another process as well', async () => {
    const elsewhere = new ProjectionProgress(harness.pool);
    const { position } = await store.append('a-1', 'no_stream', [added('a-1', 0)]);
    const waiting = elsewhere.waitFor('tally', position, 5_000);
    harness.start(store, [tally()]);
    expect(await waiting).toBe(true);
    expect(await elsewhere.waitFor('tally', position, 0)).toBe(true);
  });

  it('gives up after the time allowed', async () => {
    expect(await new ProjectionProgress(harness.pool).waitFor('tally', 1n, 30)).toBe(false);
  });

  it('shows how far a projection is behind, and for how long', async () => {
    await store.append('a-1', 'no_stream', [added('a-1', 0), added('a-1', 1)]);
    expect(await subscriberStatus(harness.pool, store)).toMatchObject([
      { name: 'tally', state: 'new', behind: 2n, running: false, idleSeconds: null, lagSeconds: expect.any(Number) },
    ]);
    harness.start(store, [tally()]);
    await waitFor(() => harness.reached('tally', 2n));
    expect(await subscriberStatus(harness.pool, store)).toMatchObject([
      { name: 'tally', state: 'active', behind: 0n, running: true, lagSeconds: 0, held: 0, parked: 0, lastError: null },
    ]);
  });
});
