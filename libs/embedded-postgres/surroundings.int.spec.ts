import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseAccount, requireReachable } from './account';
import { locateBinaries, resolvePlatformPackage } from './binaries';
import { layoutOf } from './layout';
import { reachableBinaries, usableDataDirectory } from './reachable';
import { startEmbeddedPostgres } from './start';
import type { Report } from './testing/launcher';
import { cleanUp, newDirectory, query, startProgram, stopProgram } from './testing/launcher';

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

describe('the package of the platform', () => {
  afterEach(cleanUp);

  it('is repaired when its install script did not run', async () => {
    const copy = newDirectory();
    await cp(resolvePlatformPackage(), copy, { recursive: true });
    const links = JSON.parse(await readFile(join(copy, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[];
    await Promise.all(links.map(({ target }) => rm(join(copy, target))));
    const initdb = join(copy, 'native/bin/initdb');
    expect(() => execFileSync(initdb, ['--version'], { stdio: 'pipe' })).toThrow(
      'error while loading shared libraries',
    );
    await chmod(initdb, 0o644);

    await locateBinaries(copy);
    expect(String(execFileSync(initdb, ['--version']))).toContain('PostgreSQL) 18.');
  });
});

asRoot('started as root', () => {
  afterEach(cleanUp);

  it('runs the server as another user, the same one at every start', async () => {
    const dataDirectory = newDirectory();
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
    const { uid } = await stat(layoutOf(dataDirectory).cluster);
    expect(uid).not.toBe(0);
    const server = await startEmbeddedPostgres({ dataDirectory });
    expect((await stat(`/proc/${server.serverPid()}`)).uid).toBe(uid);
    await server.stop();
  });

  it('explains why a directory that only root can enter does not do', async () => {
    const home = newDirectory();
    await mkdir(home, { mode: 0o700 });
    const dataDirectory = join(home, 'data');
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toMatchObject({
      name: 'UnreachablePathError',
      blockedAt: home,
      message: expect.stringContaining(`who cannot enter ${home} and so cannot reach ${dataDirectory}`) as string,
    });
  });
});

asRoot('a start without settings, from a folder that only root can enter', () => {
  afterEach(cleanUp);

  it('keeps its data where the server can reach it, at the same place each time', async () => {
    const home = newDirectory();
    await mkdir(home, { mode: 0o700 });
    const chosen = await usableDataDirectory(join(home, 'data'));
    expect(chosen).toMatch(/^\/var\/lib\/countinghouse\/data-[0-9a-f]{8}$/);
    expect(await usableDataDirectory(join(home, 'data'))).toBe(chosen);
  });

  it('prefers the folder that was meant wherever the server can enter', async () => {
    const open = newDirectory();
    await mkdir(open, { mode: 0o755 });
    expect(await usableDataDirectory(join(open, 'data'))).toBe(join(open, 'data'));
  });

  it('runs a copy of the binaries when npm installed them there', async () => {
    const home = newDirectory();
    await mkdir(home, { mode: 0o700 });
    const binaries = await locateBinaries();
    await cp(binaries.directory, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    const closed = { ...binaries, directory: join(home, 'native'), postgres: join(home, 'native', 'bin', 'postgres') };
    const account = await chooseAccount(layoutOf(home));
    const copy = await reachableBinaries(account, closed);
    expect(copy.postgres).toBe(`/var/lib/countinghouse/postgresql-${binaries.version}/bin/postgres`);
    await requireReachable(account, copy.postgres);
  });
});

/**
 * In a checkout below a folder of root's own, another user can run nothing of ours: that is no start that could be
 * tried.
 */
const others = { uid: 65_534, gid: 65_534 };
const asOrdinaryUser = process.getuid?.() === 0 && mayRead(others, __filename) ? describe : describe.skip;

function mayRead(user: { uid: number; gid: number }, path: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'test -r "$0"', path], { ...user, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

asOrdinaryUser('started as an ordinary user', () => {
  const user = others;
  afterEach(cleanUp);

  it('runs the server as that user, from the first start through a kill to a warm one', async () => {
    const dataDirectory = newDirectory();
    const first = startProgram({ dataDirectory }, user);
    const report = await first.message<Report>();
    expect(report).toMatchObject({ firstStart: true });
    expect((await stat(layoutOf(dataDirectory).cluster)).uid).toBe(user.uid);
    await query(report.url, 'CREATE TABLE kept (id int)');
    await first.kill();

    const second = startProgram({ dataDirectory }, user);
    const { firstStart, wasRecovered, url } = await second.message<Report>();
    expect({ firstStart, wasRecovered }).toEqual({ firstStart: false, wasRecovered: false });
    expect(await query(url, 'SELECT * FROM kept')).toEqual([]);
    await stopProgram(second);
  });

  it("refuses another user's data directory instead of taking it for an empty one", async () => {
    const dataDirectory = newDirectory();
    await (await startEmbeddedPostgres({ dataDirectory })).stop();
    const { error } = await startProgram({ dataDirectory }, user).message<Report>();
    expect(error!.message).toContain('cannot be read. Start as the user who created it, or as root.');
  });
});
