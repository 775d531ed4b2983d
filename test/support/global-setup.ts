import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// By path: jest loads this file with Node's own resolution, in which "#libs" means the built files.
import { startEmbeddedPostgres } from '../../libs/embedded-postgres';
import type { SharedServer } from './shared-server';
import { shared } from './shared-server';

/**
 * One server for the whole run, of however many projects: an external one when COUNTINGHOUSE_TEST_DATABASE_URL (of a
 * superuser) is set, else an embedded one in a temporary directory, without fsync unless COUNTINGHOUSE_TEST_FSYNC=on
 * asks for the real cost.
 */
export default async function globalSetup(): Promise<void> {
  const external = process.env.COUNTINGHOUSE_TEST_DATABASE_URL;
  shared.server = external ? { adminUrl: external, stop: () => Promise.resolve() } : await startTemporary();
  process.env.COUNTINGHOUSE_TEST_ADMIN_URL = shared.server.adminUrl;
}

async function startTemporary(): Promise<SharedServer> {
  // Created by the launcher, so that the server's user can enter it when the tests run as root.
  const dataDirectory = join(tmpdir(), `countinghouse-test-${randomUUID()}`);
  const fsync = process.env.COUNTINGHOUSE_TEST_FSYNC ?? 'off';
  const server = await startEmbeddedPostgres({ dataDirectory, settings: { fsync } });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, stop };
}
