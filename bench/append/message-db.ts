import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ClientConfig } from 'pg';
import { Client } from 'pg';

const FOLDERS = ['types', 'functions', 'indexes'];

/**
 * What message-db's install.sh does, without psql: the extension is for older servers, roles and privileges are for a
 * user that the benchmark does not have, views are for people.
 */
export async function installMessageDb(manifest: string, config: ClientConfig): Promise<void> {
  const root = join(dirname(manifest), 'database');
  const client = new Client(config);
  await client.connect();
  const runFile = async (...path: string[]): Promise<void> => {
    await client.query(readFileSync(join(root, ...path), 'utf8'));
  };
  try {
    await runFile('schema', 'message-store.sql');
    await runFile('tables', 'messages.sql');
    for (const folder of FOLDERS) {
      for (const file of readdirSync(join(root, folder)).sort()) await runFile(folder, file);
    }
  } finally {
    await client.end();
  }
}
