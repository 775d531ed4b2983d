import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import type { BenchContext } from './suite';

export interface BenchServer {
  readonly server: BenchContext['server'];
  createDatabase: BenchContext['createDatabase'];
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/**
 * The server that the product starts for itself, with the product's settings, in a folder of its own. Beside the
 * checkout and not among temporary files: those may live in memory, where a flush costs nothing.
 */
export async function startBenchServer(log: (line: string) => void): Promise<BenchServer> {
  await mkdir('data', { recursive: true });
  const folder = await mkdtemp(join('data', 'bench-'));
  // A server started by root runs as another user, who must be able to reach its folder.
  await chmod(folder, 0o755);
  const dataDirectory = join(folder, 'postgres');
  const server = await startEmbeddedPostgres({ dataDirectory, onProgress: log });
  return {
    server,
    createDatabase: async () => {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      const owner = new URL(server.url).username;
      const admin = new Client({ connectionString: server.adminUrl });
      await admin.connect();
      await admin.query(`CREATE DATABASE ${name} OWNER ${owner}`).finally(() => admin.end());
      return { url: inDatabase(server.url, name), adminUrl: inDatabase(server.adminUrl, name) };
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function inDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
