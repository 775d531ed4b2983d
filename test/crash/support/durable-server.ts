import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';

/**
 * A server as in production: what it acknowledges is on the disk. The shared one of a test run gives that up for speed.
 */
export async function startDurableServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const dataDirectory = join(tmpdir(), `countinghouse-crash-${randomUUID()}`);
  const server = await startEmbeddedPostgres({ dataDirectory });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, stop };
}
