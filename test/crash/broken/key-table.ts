import { Client } from 'pg';
import type { Pool } from 'pg';

/** The table of keys that many systems keep beside their data, and that Countinghouse does without. */
export async function createKeyTable(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  // Two processes start at once, and IF NOT EXISTS alone does not keep them apart.
  await client.query(`SELECT pg_advisory_lock(1); CREATE TABLE IF NOT EXISTS idempotency_key (id uuid PRIMARY KEY)`);
  await client.end();
}

/** False when the key was there already. Committed when it resolves. */
export async function rememberKey(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('INSERT INTO idempotency_key (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
  return rowCount === 1;
}

export async function isKnownKey(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM idempotency_key WHERE id = $1', [id]);
  return rowCount === 1;
}
