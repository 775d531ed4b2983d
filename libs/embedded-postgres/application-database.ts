import { Client } from 'pg';
import type { Credentials } from './credentials';
import { APPLICATION } from './credentials';

/**
 * Creates the application's role and database where they are missing. The role owns its database and is nothing beyond
 * that, so an error or an intrusion in the application cannot reach the server's other data or its file system.
 */
export async function ensureApplicationDatabase(adminUrl: string, credentials: Credentials): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    if (!(await exists(client, 'SELECT FROM pg_roles WHERE rolname = $1'))) {
      const password = client.escapeLiteral(credentials.application);
      await client.query(`CREATE ROLE ${APPLICATION} LOGIN PASSWORD ${password}`);
    }
    if (!(await exists(client, 'SELECT FROM pg_database WHERE datname = $1'))) {
      await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`);
    }
  } finally {
    await client.end();
  }
}

async function exists(client: Client, query: string): Promise<boolean> {
  return (await client.query(query, [APPLICATION])).rowCount === 1;
}
