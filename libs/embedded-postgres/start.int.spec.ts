import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { PortInUseError } from './errors';
import { layoutOf } from './layout';
import type { EmbeddedPostgres } from './start';
import { startEmbeddedPostgres } from './start';
import { cleanUp, newDirectory, query } from './testing/launcher';

describe('startEmbeddedPostgres', () => {
  let running: EmbeddedPostgres | undefined;
  const start = async (options: Parameters<typeof startEmbeddedPostgres>[0]) => {
    running = await startEmbeddedPostgres(options);
    return running;
  };
  const setting = async (name: string) => Object.values((await query<object>(running!.url, `SHOW ${name}`))[0]!)[0];

  afterEach(async () => {
    await running?.stop();
    running = undefined;
    await cleanUp();
  });

  it('creates a cluster on the first start, says so, and finds its data on the second', async () => {
    const dataDirectory = newDirectory();
    const progress: string[] = [];
    const first = await start({ dataDirectory, onProgress: (message) => progress.push(message) });
    expect(first).toMatchObject({ firstStart: true, wasRecovered: false });
    expect(progress).toEqual([
      expect.stringMatching(/^First start: creating a PostgreSQL 18 cluster in /),
      'Starting PostgreSQL',
      expect.stringMatching(/^PostgreSQL is ready on 127\.0\.0\.1:\d+$/),
    ]);
    await query(first.url, 'CREATE TABLE kept (id int)');
    await first.stop();

    const second = await start({ dataDirectory });
    expect(second).toMatchObject({ firstStart: false, wasRecovered: false });
    expect(await query(second.url, 'SELECT * FROM kept')).toEqual([]);
  });

  it('forces UTF-8, an order that no system library can change, checksums and durability, whatever LANG says', async () => {
    const { LANG } = process.env;
    delete process.env.LANG;
    await start({ dataDirectory: newDirectory() }).finally(() => (process.env.LANG = LANG));
    const [database] = await query(
      running!.url,
      `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale
         FROM pg_database WHERE datname = current_database()`,
    );
    expect(database).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
    for (const name of ['data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit']) {
      expect([name, await setting(name)]).toEqual([name, 'on']);
    }
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    expect(await setting('timezone')).toBe('UTC');
  });

  it('gives the application a role that owns its database and is nothing more', async () => {
    const { url } = await start({ dataDirectory: newDirectory() });
    const [role] = await query(
      url,
      `SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
         FROM pg_roles WHERE rolname = current_user`,
    );
    const nothing = {
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
    };
    expect(role).toEqual({ rolname: 'countinghouse', ...nothing });
    await query(url, 'CREATE SCHEMA mine');
    await expect(query(url, "COPY (SELECT 1) TO PROGRAM 'cat'")).rejects.toThrow('permission denied');
  });

  it('keeps the passwords in a file that only its owner can read, and refuses any other password', async () => {
    const dataDirectory = newDirectory();
    const { url, adminUrl } = await start({ dataDirectory });
    const { credentials } = layoutOf(dataDirectory);
    expect((await stat(credentials)).mode & 0o777).toBe(0o600);
    expect(adminUrl).toContain((JSON.parse(await readFile(credentials, 'utf8')) as { superuser: string }).superuser);
    const guessed = new URL(url);
    guessed.password = 'countinghouse';
    await expect(query(guessed.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(
      await query(adminUrl, 'SELECT count(*)::int FROM pg_hba_file_rules WHERE auth_method <> $$scram-sha-256$$'),
    ).toEqual([{ count: 0 }]);
  });

  it('lets tests replace a setting', async () => {
    await start({ dataDirectory: newDirectory(), settings: { fsync: 'off' } });
    expect(await setting('fsync')).toBe('off');
  });

  it('says so when the configured port is taken', async () => {
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const { port } = occupant.address() as AddressInfo;
    await expect(start({ dataDirectory: newDirectory(), port })).rejects.toThrow(new PortInUseError(port));
    await new Promise((resolve) => occupant.close(resolve));
  });

  it('refuses a directory of another major version', async () => {
    const dataDirectory = newDirectory();
    await mkdir(layoutOf(dataDirectory).cluster, { recursive: true });
    await writeFile(`${layoutOf(dataDirectory).cluster}/PG_VERSION`, '17\n');
    await expect(start({ dataDirectory })).rejects.toThrow(
      /was written by PostgreSQL 17; this release brings PostgreSQL 18/,
    );
  });

  it('recognises one directory under two names', async () => {
    const dataDirectory = newDirectory();
    const alias = newDirectory();
    await start({ dataDirectory });
    await symlink(dataDirectory, alias);
    await expect(startEmbeddedPostgres({ dataDirectory: alias })).rejects.toThrow('is in use by');
  });

  it('clears away what a start left that died while it created the cluster', async () => {
    const dataDirectory = newDirectory();
    const abandoned = `${dataDirectory}/initialising-2147483646`;
    await mkdir(`${abandoned}/cluster`, { recursive: true });
    expect(await start({ dataDirectory })).toMatchObject({ firstStart: true });
    await expect(stat(abandoned)).rejects.toThrow('ENOENT');
  });
});
