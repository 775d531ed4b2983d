import { execFile } from 'node:child_process';
import { chown, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account';
import type { Binaries } from './binaries';
import { generateCredentials, SUPERUSER, writeCredentials } from './credentials';
import { EmbeddedPostgresError } from './errors';
import type { Layout } from './layout';
import { serverLayout } from './layout';
import { isAlive } from './process-table';
import { SERVER_ENVIRONMENT } from './settings';

const run = promisify(execFile);
const UNFINISHED = 'initialising-';

/**
 * Creates the cluster in a directory of its own and renames it into place: a crash half-way leaves no half cluster,
 * and of two processes that do it at once one wins and the other finds a finished cluster.
 */
export async function initialiseCluster(
  binaries: Binaries,
  layout: Layout,
  account: Account | undefined,
  durable: boolean,
): Promise<void> {
  await removeAbandoned(layout.dataDirectory);
  const draft = serverLayout(join(layout.dataDirectory, `${UNFINISHED}${process.pid}`));
  await mkdir(draft.server, { mode: 0o700 });
  try {
    const credentials = generateCredentials();
    await writeCredentials(draft.credentials, credentials);
    if (account) await chown(draft.server, account.uid, account.gid);
    await runInitdb(binaries, draft.cluster, credentials.superuser, account, durable);
    await publish(draft.server, layout.server);
  } finally {
    await rm(draft.server, { recursive: true, force: true });
  }
}

async function runInitdb(
  binaries: Binaries,
  cluster: string,
  password: string,
  account: Account | undefined,
  durable: boolean,
): Promise<void> {
  const passwordFile = join(dirname(cluster), 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  const options = [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    // The built-in provider sorts by code point on every system and after every upgrade of the C library;
    // without it an unset LANG would give SQL_ASCII.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await run(binaries.initdb, options, { ...account, cwd: dirname(cluster), env: SERVER_ENVIRONMENT });
  } catch (cause) {
    const detail = String((cause as { stderr?: string }).stderr ?? '').trim();
    throw new EmbeddedPostgresError(`PostgreSQL could not create its data directory: ${detail || String(cause)}`, {
      cause,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function publish(draft: string, server: string): Promise<void> {
  try {
    await rename(draft, server);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
    throw error;
  }
  const parent = await open(dirname(server), 'r');
  await parent.sync().finally(() => parent.close());
}

/** What processes left behind that died while initialising. */
async function removeAbandoned(dataDirectory: string): Promise<void> {
  const drafts = (await readdir(dataDirectory)).filter((name) => name.startsWith(UNFINISHED));
  const abandoned = drafts.filter((name) => !isAlive(Number(name.slice(UNFINISHED.length))));
  await Promise.all(abandoned.map((name) => rm(join(dataDirectory, name), { recursive: true, force: true })));
}
