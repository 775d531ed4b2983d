import { MemoryEventStore } from '#libs/event-store/memory';
import { waitFor } from '../../test/support/wait-for';
import { resumeSubscriber, retryHeldEvents } from '.';
import { ProjectionHarness } from './testing/harness';
import { added, tally } from './testing/tally';
import type { TallyOptions } from './testing/tally';

describe('a projection', () => {
  let store: MemoryEventStore;
  let harness: ProjectionHarness;
  beforeEach(async () => {
    store = new MemoryEventStore();
  });
  afterEach(() => harness.close());

  const install = async (...options: TallyOptions[]) => {
    const projections = options.map(tally);
    harness = await ProjectionHarness.create(projections);
    return projections;
  };
  const totals = async (table = 'tally') => {
    const { rows } = await harness.pool.query<{ stream: string; total: string }>(
      `SELECT stream, total FROM rm.${table} ORDER BY stream`,
    );
    return Object.fromEntries(rows.map((row) => [row.stream, row.total]));
  };
  const append = async (stream: string, count: number, from = 0) => {
    const events = Array.from({ length: count }, (_, i) => added(stream, from + i));
    return (await store.append(stream, from === 0 ? 'no_stream' : from - 1, events)).position;
  };

  it('applies what stands in the log and then what is appended', async () => {
    const projections = await install({});
    await append('a-1', 5);
    harness.start(store, projections, { batchSize: 2 });
    const position = await append('a-2', 3);
    await waitFor(() => harness.reached('tally', position));
    expect(await totals()).toEqual({ 'a-1': '5', 'a-2': '3' });
    expect(await harness.checkpoint('tally')).toMatchObject({ state: 'active' });
  });

  it('neither loses nor repeats a batch whose transaction is cut between rows and commit', async () => {
    let cuts = 0;
    const beforeWrite: TallyOptions['beforeWrite'] = async (_events, transaction) => {
      if (cuts++ % 2 === 0) await transaction.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    const projections = await install({ beforeWrite });
    const position = await append('a-1', 20);
    harness.start(store, projections, { batchSize: 5 });
    await waitFor(() => harness.reached('tally', position));
    expect(await totals()).toEqual({ 'a-1': '20' });
    expect(cuts).toBeGreaterThan(4);
  });

  it('stops before the event that it cannot apply while others go on, and resumes there after a repair', async () => {
    let repaired = false;
    const projections = await install(
      { name: 'money', repaired: () => repaired },
      { name: 'other', repaired: () => true },
    );
    await append('a-1', 3);
    const poison = await store.append('b-1', 'no_stream', [added('b-1', 0, 1, true)]);
    const position = await append('c-1', 3);
    harness.start(store, projections);
    await waitFor(() => harness.reached('other', position));
    await waitFor(async () => (await harness.checkpoint('money'))?.state === 'stopped');
    expect(await harness.checkpoint('money')).toMatchObject({
      position: String(poison.position - 1n),
      failed_position: String(poison.position),
      last_error: expect.stringContaining('cannot project b-1@0'),
    });
    expect(await totals('money')).toEqual({ 'a-1': '3' });

    repaired = true;
    await resumeSubscriber(harness.pool, 'money');
    await waitFor(() => harness.reached('money', position));
    expect(await totals('money')).toEqual(await totals('other'));
  });

  it('holds the stream of a failing event, in order, and lets others pass', async () => {
    let repaired = false;
    const projections = await install({ onFailure: 'hold', repaired: () => repaired });
    await append('a-1', 2);
    await store.append('a-1', 1, [added('a-1', 2, 10, true)]);
    await append('a-1', 2, 3);
    const position = await append('b-1', 4);
    harness.start(store, projections);
    await waitFor(() => harness.reached('tally', position));
    expect(await totals()).toEqual({ 'a-1': '2', 'b-1': '4' });

    repaired = true;
    await retryHeldEvents(harness.pool, 'tally', 'a-1');
    await waitFor(async () => (await totals())['a-1'] === '14');
    expect((await harness.pool.query('SELECT FROM ops.held_event')).rowCount).toBe(0);
  });

  it('sets a parked event aside and nothing else', async () => {
    const projections = await install({ onFailure: 'park' });
    await store.append('a-1', 'no_stream', [added('a-1', 0, 10, true)]);
    const position = await append('a-1', 2, 1);
    harness.start(store, projections);
    await waitFor(() => harness.reached('tally', position));
    expect(await totals()).toEqual({ 'a-1': '2' });
  });

  it('refuses to stand beyond the end of a log that was restored from an older backup', async () => {
    const projections = await install({});
    await harness.pool.query('UPDATE ops.checkpoint SET position = 100');
    harness.start(store, projections);
    await waitFor(async () => (await harness.checkpoint('tally'))?.state === 'stopped');
  });
});
