import { setImmediate as nextTurn } from 'node:timers/promises';
import { MemoryEventStore } from '#libs/event-store/memory';
import { waitFor } from '../../../test/support/wait-for';
import { rebuildProjection, RebuildDifferenceError, RebuildRefusedError } from '..';
import type { RebuildOptions, RebuildProgress } from '..';
import { ProjectionHarness } from '../testing/harness';
import { silentLog } from '../testing/silent-log';
import { added, tally } from '../testing/tally';

describe('a rebuild', () => {
  let store: MemoryEventStore;
  let harness: ProjectionHarness;
  const options = (): RebuildOptions => ({ pool: harness.pool, store, log: silentLog, batchSize: 50 });
  const fill = async (streams: number, events: number, prefix = 'a') => {
    for (let i = 0; i < streams; i++) {
      const stream = `${prefix}-${i}`;
      await store.append(
        stream,
        'no_stream',
        Array.from({ length: events }, (_, n) => added(stream, n, n + 1)),
      );
    }
    return await store.head();
  };
  const sum = async (schema = 'rm') => {
    const { rows } = await harness.pool.query<{ sum: string }>(`SELECT sum(total) FROM ${schema}.tally`);
    return rows[0]!.sum;
  };
  const schemas = async () => {
    const { rows } = await harness.pool.query<{ nspname: string }>(
      `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'rm%' ORDER BY 1`,
    );
    return rows.map((row) => row.nspname);
  };

  beforeEach(async () => {
    store = new MemoryEventStore();
    harness = await ProjectionHarness.create([tally()]);
  });
  afterEach(() => harness.close());

  it('under traffic gives equal rows, is switched in, and no reader fails', async () => {
    await fill(50, 10);
    harness.start(store, [tally()], { batchSize: 20 });
    let appended = 0;
    let reads = 0;
    const ending = new AbortController();
    const traffic = (async () => {
      for (; !ending.signal.aborted; appended++) {
        await store.append(`t-${appended}`, 'no_stream', [added(`t-${appended}`, 0)]);
        await nextTurn();
      }
    })();
    const reading = (async () => {
      for (; !ending.signal.aborted; reads++) await harness.pool.query('SELECT count(*), sum(total) FROM rm.tally');
    })();
    const seen: RebuildProgress[] = [];
    const report = await rebuildProjection(tally(), { ...options(), onProgress: (progress) => seen.push(progress) });
    const until = await store.head();
    await waitFor(() => harness.reached('tally', until));
    ending.abort();
    await Promise.all([traffic, reading]);
    await waitFor(async () => harness.reached('tally', await store.head()));
    expect(report.tables).toEqual([expect.objectContaining({ table: 'tally', digest: expect.any(String) })]);
    expect(seen.map((progress) => progress.phase)).toEqual(
      expect.arrayContaining(['reading', 'comparing', 'switching']),
    );
    expect(reads).toBeGreaterThan(0);
    expect(await sum()).toBe(String(50 * 55 + appended));
    expect(await schemas()).toEqual(['rm']);
  });

  it('finds one row that was changed by hand, and leaves both copies for a person to look at', async () => {
    const head = await fill(5, 4);
    const running = harness.start(store, [tally()]);
    await waitFor(() => harness.reached('tally', head));
    await harness.pool.query(`UPDATE rm.tally SET total = total + 1 WHERE stream = 'a-3'`);
    const failure: unknown = await rebuildProjection(tally(), options()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RebuildDifferenceError);
    expect((failure as RebuildDifferenceError).differences).toEqual([
      {
        table: 'tally',
        liveRows: 5,
        rebuiltRows: 5,
        onlyLive: ['{"total": 11, "events": 4, "stream": "a-3"}'],
        onlyRebuilt: ['{"total": 10, "events": 4, "stream": "a-3"}'],
      },
    ]);
    expect([await sum(), await sum('rm_next_tally')]).toEqual(['51', '50']);
    await running.stop();
  });

  it('brings in a new version with other tables, and the old program cannot write any more', async () => {
    const head = await fill(3, 2);
    harness.start(store, [tally()]);
    await waitFor(() => harness.reached('tally', head));
    const next = { ...tally({ version: 2 }), ddl: `${tally().ddl}; ALTER TABLE tally ADD COLUMN note text` };
    const report = await rebuildProjection(next, { ...options(), keepPrevious: true });
    expect(report).toMatchObject({ version: 2, tables: [], events: 6 });
    expect(await schemas()).toEqual(['rm', 'rm_prev_tally']);
    expect((await harness.pool.query('SELECT note FROM rm.tally')).rowCount).toBe(3);

    const last = await fill(1, 1, 'late');
    const probe = tally({ name: 'probe' });
    await harness.install(probe);
    harness.start(store, [probe]);
    await waitFor(() => harness.reached('probe', last));
    expect(await sum()).toBe('9');
    harness.start(store, [next]);
    await waitFor(() => harness.reached('tally', last));
    expect(await sum()).toBe('10');
  });

  it('happens by itself when a newer program starts', async () => {
    const head = await fill(3, 2);
    const old = harness.start(store, [tally()]);
    await waitFor(() => harness.reached('tally', head));
    const next = { ...tally({ version: 2 }), ddl: `${tally().ddl}; ALTER TABLE tally ADD COLUMN note text` };
    harness.start(store, [next]);
    harness.start(store, [next]);
    await waitFor(async () => (await harness.checkpoint('tally'))?.version === 2);
    const last = await fill(1, 1, 'late');
    await waitFor(() => harness.reached('tally', last));
    expect(await sum()).toBe('10');
    await old.stop();
  });

  it('takes over what is held back and brings a stopped projection to life', async () => {
    await store.append('a-0', 'no_stream', [added('a-0', 0, 5, true)]);
    harness.start(store, [tally()]);
    await waitFor(async () => (await harness.checkpoint('tally'))?.state === 'stopped');
    const repaired = tally({ version: 2, repaired: () => true });
    await rebuildProjection(repaired, options());
    expect(await harness.checkpoint('tally')).toMatchObject({ state: 'active', last_error: null });
    expect(await sum()).toBe('5');
  });

  it('is refused while another one runs, and begins anew after one that was interrupted', async () => {
    const head = await fill(20, 10);
    harness.start(store, [tally()]);
    await waitFor(() => harness.reached('tally', head));
    const interrupting = new AbortController();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => void (goOn = resolve));
    const slow = Object.assign(Object.create(store) as MemoryEventStore, {
      readAll: (...read: Parameters<MemoryEventStore['readAll']>) => held.then(() => store.readAll(...read)),
    });
    const first = rebuildProjection(tally(), { ...options(), store: slow, signal: interrupting.signal });
    const interrupted = expect(first).rejects.toThrow('interrupted');
    await waitFor(async () => (await schemas()).includes('rm_next_tally'));
    await expect(rebuildProjection(tally(), options())).rejects.toThrow(RebuildRefusedError);
    interrupting.abort(new Error('interrupted'));
    goOn();
    await interrupted;
    await rebuildProjection(tally(), options());
    expect(await schemas()).toEqual(['rm']);
  });
});
