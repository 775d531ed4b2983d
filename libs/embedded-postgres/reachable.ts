import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Account } from './account';
import { chooseAccount, requireReachable } from './account';
import type { Binaries } from './binaries';
import { UnreachablePathError } from './errors';
import { layoutOf } from './layout';

/**
 * Root's own folders (`/root`, `mktemp -d`) are closed to the user that the server runs as. What it needs from there is
 * put here instead, where the system keeps the variable data of its services (Filesystem Hierarchy Standard 5.8).
 */
const SHARED = '/var/lib/countinghouse';

/** The binaries where the account can run them: where npm put them, or a copy that is made once per version. */
export async function reachableBinaries(account: Account | undefined, binaries: Binaries): Promise<Binaries> {
  if (await isReachable(account, binaries.postgres)) return binaries;
  const directory = join(SHARED, `postgresql-${binaries.version}`);
  if (!(await exists(directory))) await copyWhole(binaries.directory, directory);
  return {
    ...binaries,
    directory,
    initdb: join(directory, 'bin', 'initdb'),
    postgres: join(directory, 'bin', 'postgres'),
  };
}

/**
 * The data directory that a start without any settings uses: the preferred one, or, where the server could not enter
 * it, one that belongs to it alone.
 */
export async function usableDataDirectory(preferred: string): Promise<string> {
  const path = resolve(preferred);
  const account = await chooseAccount(layoutOf(path));
  if (await isReachable(account, resolve(path, '..'))) return preferred;
  return join(SHARED, `${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`);
}

async function isReachable(account: Account | undefined, path: string): Promise<boolean> {
  try {
    await requireReachable(account, path);
    return true;
  } catch (error) {
    if (error instanceof UnreachablePathError) return false;
    throw error;
  }
}

/** Appears whole or not at all, also when two programs copy at once. */
async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  await mkdir(SHARED, { recursive: true, mode: 0o755 });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
