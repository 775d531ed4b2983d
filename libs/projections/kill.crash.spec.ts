import { join } from 'node:path';
import { Client } from 'pg';
import { migrateEventStore, PostgresEventStore } from '#libs/event-store/postgres';
import { startChild } from '../../test/support/child';
import { waitFor } from '../../test/support/wait-for';
import { ProjectionHarness } from './testing/harness';
import { added, tally } from './testing/tally';

const RUNNER = join(__dirname, 'testing', 'runner-process.ts');
const KILLS = 10;
const TIMEOUT_MS = 180_000;

describe('a projection whose process is killed', () => {
  let harness: ProjectionHarness;
  let store: PostgresEventStore;
  beforeEach(async () => {
    harness = await ProjectionHarness.create([tally()]);
    const client = new Client({ connectionString: harness.database.url });
    await client.connect();
    await migrateEventStore(client).finally(() => client.end());
    store = await PostgresEventStore.open({ connectionString: harness.database.url, allowFsyncOff: true });
  });
  afterEach(async () => {
    await store.close();
    await harness.close();
  });

  const runner = (environment: NodeJS.ProcessEnv = {}) =>
    startChild(RUNNER, [harness.database.url], { env: { ...process.env, ...environment } });
  const rows = async () => {
    const { rows: found } = await harness.pool.query<{ stream: string; total: string; events: number }>(
      'SELECT * FROM rm.tally ORDER BY stream',
    );
    return found;
  };

  it(
    'again and again under load counts every event once',
    async () => {
      const ending = new AbortController();
      let appended = 0;
      const traffic = (async () => {
        for (; !ending.signal.aborted; appended++) {
          await store.append(`a-${appended}`, 'no_stream', [added(`a-${appended}`, 0), added(`a-${appended}`, 1)]);
        }
      })();
      for (let kill = 0; kill < KILLS; kill++) {
        const { position } = (await harness.checkpoint('tally'))!;
        const child = runner();
        // Killed while it is busy: as soon as it has got somewhere.
        await waitFor(() => harness.reached('tally', BigInt(position) + 1n), { timeoutMs: 30_000 });
        await child.kill();
      }
      ending.abort();
      await traffic;
      const last = runner();
      const head = await store.head();
      await waitFor(() => harness.reached('tally', head), { timeoutMs: 60_000 });
      await last.kill();
      const found = await rows();
      expect(found).toHaveLength(appended);
      expect(found.every(({ total, events }) => total === '2' && events === 2)).toBe(true);
    },
    TIMEOUT_MS,
  );

  it('between its rows and the commit leaves neither rows nor checkpoint behind', async () => {
    const { position } = await store.append('a-1', 'no_stream', [added('a-1', 0)]);
    const dying = runner({ COUNTINGHOUSE_CRASH_AT: 'before-checkpoint' });
    await new Promise((resolve) => dying.process.once('exit', resolve));
    expect(dying.process.signalCode).toBe('SIGKILL');
    expect(await rows()).toEqual([]);
    const successor = runner();
    await waitFor(() => harness.reached('tally', position));
    await successor.kill();
    expect(await rows()).toEqual([{ stream: 'a-1', total: '1', events: 1 }]);
  });
});
