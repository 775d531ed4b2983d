import { spawn } from 'node:child_process';
import { chown, stat, writeFile } from 'node:fs/promises';
import { Client } from 'pg';
import { waitFor } from '../../test/support/wait-for';
import { layoutOf } from './layout';
import { processIdentity } from './process-table';
import type { EmbeddedPostgres } from './start';
import { startEmbeddedPostgres } from './start';
import type { Report } from './testing/launcher';
import { cleanUp, newDirectory, query, serverIsGone, startProgram, stopProgram } from './testing/launcher';

/** Far more rows than are written before a server notices that it is to end. */
const ENOUGH = 20_000;

/** Writes numbered rows, one commit each, until the connection breaks; returns the last acknowledged number. */
async function writeUntilBroken(url: string, onFirst: () => void): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS written (id int)');
  for (let id = 1; id <= ENOUGH; id += 1) {
    try {
      await client.query('INSERT INTO written VALUES ($1)', [id]);
    } catch {
      return id - 1;
    }
    if (id === 20) onFirst();
  }
  throw new Error('The server went on as if nothing had happened');
}

describe('after a kill', () => {
  let running: EmbeddedPostgres | undefined;

  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await cleanUp();
  });

  it('shuts the server down cleanly when its program dies by SIGKILL, and loses no acknowledged row', async () => {
    const dataDirectory = newDirectory();
    const program = startProgram({ dataDirectory });
    const { url } = await program.message<Report>();
    const acknowledged = await writeUntilBroken(url, () => void program.kill());
    await serverIsGone(dataDirectory);

    running = await startEmbeddedPostgres({ dataDirectory });
    expect(running).toMatchObject({ firstStart: false, wasRecovered: false });
    const [found] = await query<{ max: number }>(running.url, 'SELECT max(id) FROM written');
    expect(found!.max).toBeGreaterThanOrEqual(acknowledged);
  });

  it('stops an orphan that is still running and starts anew', async () => {
    const dataDirectory = newDirectory();
    const program = startProgram({ dataDirectory });
    const { serverPid } = await program.message<Report>();
    // A stopped server takes no notice of its watchdog, like one whose watchdog was killed too.
    process.kill(serverPid, 'SIGSTOP');
    await program.kill();

    const progress: string[] = [];
    const starting = startEmbeddedPostgres({ dataDirectory, onProgress: (message) => progress.push(message) });
    await waitFor(() => progress.some((message) => message.includes(`server ${serverPid} that an earlier run left`)));
    process.kill(serverPid, 'SIGCONT');
    running = await starting;
    expect(running).toMatchObject({ firstStart: false, wasRecovered: false });
    expect(running.serverPid()).not.toBe(serverPid);
  });

  it('recovers when program and server were both killed, in the presence of their pid file', async () => {
    const dataDirectory = newDirectory();
    const program = startProgram({ dataDirectory });
    const { url, serverPid } = await program.message<Report>();
    const acknowledged = await writeUntilBroken(url, () => {
      process.kill(program.process.pid!, 'SIGSTOP');
      process.kill(serverPid, 'SIGKILL');
    });
    await program.kill();

    running = await startEmbeddedPostgres({ dataDirectory });
    expect(running).toMatchObject({ firstStart: false, wasRecovered: true });
    const [found] = await query<{ max: number }>(running.url, 'SELECT max(id) FROM written');
    expect(found!.max).toBeGreaterThanOrEqual(acknowledged);
  });

  it('brings a killed server back on the same port while its program goes on', async () => {
    running = await startEmbeddedPostgres({ dataDirectory: newDirectory() });
    const { url } = running;
    const former = running.serverPid();
    await query(url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)');
    process.kill(former, 'SIGKILL');
    await waitFor(() => running!.serverPid() !== former, { timeoutMs: 20_000, describe: 'another server' });
    expect(await query(url, 'SELECT * FROM kept')).toEqual([{ id: 1 }]);
  });

  it('tells its program when somebody else shut the server down', async () => {
    const lost: Error[] = [];
    running = await startEmbeddedPostgres({ dataDirectory: newDirectory(), onLost: (error) => lost.push(error) });
    process.kill(running.serverPid(), 'SIGINT');
    await waitFor(() => lost.length > 0);
    expect(lost[0]!.message).toBe('Somebody shut the PostgreSQL server down.');
  });

  it('does not take a process that was given the old number for a running server', async () => {
    const dataDirectory = newDirectory();
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
    const { pidFile, cluster } = layoutOf(dataDirectory);
    // Of the server's own user: PostgreSQL itself sees that a process of another user cannot be it.
    const { uid, gid } = await stat(cluster);
    const bystander = spawn('sleep', ['600'], { uid, gid });
    await writeFile(pidFile, `${bystander.pid}\n${cluster}\n`);
    await chown(pidFile, uid, gid);
    running = await startEmbeddedPostgres({ dataDirectory }).finally(() => bystander.kill());
    expect(running.firstStart).toBe(false);
  });

  it('leaves no process behind when the program stops in order', async () => {
    const program = startProgram({ dataDirectory: newDirectory() });
    const { serverPid } = await program.message<Report>();
    await stopProgram(program);
    expect(await processIdentity(serverPid)).toBeUndefined();
  });
});
