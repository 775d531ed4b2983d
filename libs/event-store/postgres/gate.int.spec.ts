import type { Client } from 'pg';
import type { TestDatabase } from '../../../test/support/database';
import { waitFor } from '../../../test/support/wait-for';
import { batchesUntil, eventsOf } from '../testing/contract/collect';
import { anEvent, someEvents } from '../testing/contract/given';
import { PostgresEventStore } from './postgres-event-store';
import { createLogDatabase, expectWhole, logShape, withClient } from './testing/log-database';

const APPEND = `SELECT head FROM es.append($1, '{0}', '{t}', ARRAY[gen_random_uuid()], '{Slow}', '{1}', '{1}')`;
const WAITING_AT_THE_GATE = `
  SELECT count(*)::int AS waiting FROM pg_stat_activity
   WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%es.append%'`;

describe('the gate', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;

  beforeEach(async () => {
    database = await createLogDatabase();
    store = await PostgresEventStore.open({ connectionString: database.url, allowFsyncOff: true });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const waiting = async (client: Client): Promise<number> =>
    (await client.query<{ waiting: number }>(WAITING_AT_THE_GATE)).rows[0]!.waiting;

  it('lets no reader pass a slow writer: who took an earlier position is seen first', async () => {
    await withClient(database.adminUrl, async (slow) => {
      await slow.query('BEGIN');
      await slow.query(APPEND, [['slow-1']]);
      const quick = Promise.all(someEvents(20).map((event, n) => store.append(`quick-${n}`, 'no_stream', [event])));
      await withClient(database.adminUrl, (watcher) => waitFor(async () => (await waiting(watcher)) > 0));
      expect(await store.readAll(0n, 100)).toEqual({ events: [], scannedTo: 0n, end: true });
      const delivered = batchesUntil(store, { after: 0n }, (batches) => eventsOf(batches).length >= 21);
      await slow.query('COMMIT');
      await quick;
      const events = eventsOf(await delivered);
      expect(events.map((event) => event.position)).toEqual(Array.from({ length: 21 }, (_, n) => BigInt(n + 1)));
      expect(events[0]!.stream).toBe('slow-1');
    });
  });

  it('is needed: with positions from a sequence the same reader skips the slow writer for ever', async () => {
    await withClient(database.url, async (slow) => {
      await slow.query('CREATE TABLE by_sequence (position bigserial PRIMARY KEY, name text)');
      const read = async (after: number): Promise<string[]> => {
        const text = 'SELECT position, name FROM by_sequence WHERE position > $1 ORDER BY position';
        const found = await withClient(database.url, (client) => client.query<{ name: string }>(text, [after]));
        return found.rows.map((row) => row.name);
      };
      await slow.query('BEGIN');
      await slow.query(`INSERT INTO by_sequence (name) VALUES ('slow')`);
      await withClient(database.url, (client) => client.query(`INSERT INTO by_sequence (name) VALUES ('quick')`));
      expect(await read(0)).toEqual(['quick']);
      await slow.query('COMMIT');
      expect(await read(2)).toEqual([]);
    });
  });

  it('leaves no hole behind a writer that rolled back', async () => {
    await withClient(database.url, async (client) => {
      await client.query('BEGIN');
      await client.query(APPEND, [['gone-1']]);
      await client.query('ROLLBACK');
    });
    await store.append('order-1', 'no_stream', someEvents(3));
    expectWhole(await logShape(database.url));
  });

  it('is not updated, nor is anything else on the path of an append', async () => {
    for (let revision = 0; revision < 50; revision += 1) {
      await store.append('order-1', revision === 0 ? 'no_stream' : revision - 1, [anEvent()]);
    }
    const text = `
      SELECT coalesce(sum(n_tup_ins), 0)::int AS inserted, sum(n_tup_upd)::int AS updated, sum(n_tup_del)::int AS deleted,
             sum(n_dead_tup)::int AS dead FROM pg_stat_user_tables WHERE schemaname = 'es'`;
    const statistics = await withClient(database.adminUrl, (client) =>
      waitFor(async () => {
        const { rows } = await client.query<{ inserted: number }>(text);
        return rows[0]!.inserted >= 50 && rows[0];
      }),
    );
    expect(statistics).toMatchObject({ updated: 0, deleted: 0, dead: 0 });
  });

  it('costs as many pages with a long log under an old snapshot as with a short one', async () => {
    const pages = async (stream: string): Promise<number> =>
      withClient(database.url, async (client) => {
        await client.query('SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off');
        await client.query(APPEND, [[`${stream}-warm`]]);
        const explained = await client.query<Record<string, [{ Plan: Record<string, number> }]>>(
          `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${APPEND}`,
          [[`${stream}-1`]],
        );
        const plan = explained.rows[0]!['QUERY PLAN']![0].Plan;
        return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
      });
    const short = await pages('short');
    await withClient(database.url, async (backup) => {
      await backup.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await backup.query('SELECT count(*) FROM es.event');
      const names = Array.from({ length: 200 }, (_, index) => `order-${index}`);
      await Promise.all(names.map((name) => store.append(name, 'no_stream', someEvents(100))));
      // Twenty thousand events later: a level more in each of the indexes, and no dead row to step over.
      expect((await pages('long')) - short).toBeLessThan(20);
    });
  });
});
