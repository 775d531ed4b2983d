import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, UnreachablePathError } from './errors';
import type { Layout } from './layout';

const run = promisify(execFile);

/** The system user that the server runs as, when that is not the user of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * PostgreSQL refuses to run as root. An ordinary user needs no account; root gets the owner of the existing cluster
 * (so that a restart never changes the owner), else the system user "postgres", else "nobody".
 */
export async function chooseAccount(layout: Layout): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(layout.cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  return (await systemUser('postgres')) ?? (await systemUser('nobody')) ?? noAccount();
}

/**
 * Asks the system itself, as that user, so that access lists and mount options count too.
 * @throws UnreachablePathError naming the first directory that the account may not enter
 */
export async function requireReachable(account: Account | undefined, path: string): Promise<void> {
  if (!account) return;
  const script = 'for each in "$@"; do [ -x "$each" ] || { printf %s "$each"; exit 0; }; done';
  const { uid, gid } = account;
  const { stdout } = await run('/bin/sh', ['-c', script, 'sh', ...ancestors(path)], { uid, gid, cwd: '/' });
  if (stdout !== '') throw new UnreachablePathError(path, stdout, account.name);
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...ancestors(parent), path];
}

async function systemUser(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    );
    return { uid: uid!, gid: gid!, name };
  } catch {
    return undefined;
  }
}

function noAccount(): never {
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody". Start as an ordinary user.',
  );
}
