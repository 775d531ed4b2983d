import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedPostgres } from '#libs/embedded-postgres';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import { waitFor } from '../../../test/support/wait-for';
import { migrateEventStore } from './migrate';
import { PostgresEventStore } from './postgres-event-store';
import { expectWhole, logShape, withClient } from './testing/log-database';
import type { Writer } from './testing/writers';
import { doubled, lost, startWriter } from './testing/writers';

const KILLS = 3;

describe('a server that is killed under load', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let writers: Writer[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'countinghouse-kill-'));
    await chmod(folder, 0o755);
    server = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres') });
    await withClient(server.url, migrateEventStore);
  }, 60_000);
  afterAll(async () => {
    for (const { child } of writers) await child.kill();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has lost nothing that was acknowledged and doubled nothing that was repeated', async () => {
    const options = { url: server.url, allowFsyncOff: false };
    writers = [await startWriter(options), await startWriter(options)];
    const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = writers.map((writer) => writer.acknowledged.length);
      await waitFor(() => writers.every((writer, index) => writer.acknowledged.length > before[index]! + 100), {
        timeoutMs: 30_000,
        describe: 'appends after the kill',
      });
      process.kill(server.serverPid(), 'SIGKILL');
    }
    await waitFor(() =>
      PostgresEventStore.open({ connectionString: server.url })
        .then((store) => store.close())
        .then(() => true),
    );
    await Promise.all(writers.map((writer) => writer.stop()));
    expect(acknowledged().length).toBeGreaterThan(KILLS * 200);
    expect(await lost(server.url, acknowledged())).toEqual([]);
    expect(await doubled(server.url)).toBe(0);
    expectWhole(await logShape(server.url));
  }, 120_000);
});
