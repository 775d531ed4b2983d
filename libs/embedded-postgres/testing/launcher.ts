import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Child } from '../../../test/support/child';
import { startChild } from '../../../test/support/child';
import { waitFor } from '../../../test/support/wait-for';
import { readServerPid } from '../former-server';
import { layoutOf } from '../layout';
import { processIdentity } from '../process-table';
import type { EmbeddedPostgresOptions } from '../start';

export interface Report {
  readonly url: string;
  readonly adminUrl: string;
  readonly serverPid: number;
  readonly firstStart: boolean;
  readonly wasRecovered: boolean;
  readonly progress: readonly string[];
  readonly error?: { readonly name: string; readonly message: string };
}

const children: Child[] = [];
const directories: string[] = [];

/** A directory name that nobody has used; the launcher creates it. */
export function newDirectory(): string {
  const directory = join(tmpdir(), `countinghouse-launcher-${randomUUID()}`);
  directories.push(directory);
  return directory;
}

/** A program of its own that starts a server, as another process would. */
export function startProgram(options: EmbeddedPostgresOptions, as: { uid?: number; gid?: number } = {}): Child {
  const child = startChild(join(__dirname, 'launcher-child.ts'), [JSON.stringify(options)], { ...as, cwd: '/' });
  children.push(child);
  return child;
}

/** Tells the program to stop its server and to end. */
export async function stopProgram(child: Child): Promise<void> {
  child.process.send('stop');
  await child.message<'stopped'>();
}

/** For `afterEach`: nothing that a test started or wrote survives it. */
export async function cleanUp(): Promise<void> {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  for (const directory of directories.splice(0)) {
    await serverIsGone(directory);
    await rm(directory, { recursive: true, force: true });
  }
}

/** Waits until no server serves the directory. */
export async function serverIsGone(directory: string): Promise<void> {
  const isGone = async (): Promise<boolean> => {
    const pid = await readServerPid(layoutOf(directory).pidFile);
    return pid === undefined || (await processIdentity(pid)) === undefined;
  };
  await waitFor(isGone, { timeoutMs: 30_000, describe: `the server of ${directory} to end` });
}

export async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client
    .query<Row>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
