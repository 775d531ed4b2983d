import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';

/** Any constant will do, as long as nobody else in the database uses it. */
const MIGRATION_LOCK = 7_301_884_201;

const FILES = ['schema.sql', 'append.sql'];

/**
 * Creates or updates the schema `es`. Idempotent; of several processes that start at once one migrates and the others
 * wait. The client must not be inside a transaction. Its role becomes the owner of the log, without the right to change
 * it.
 */
export async function migrateEventStore(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    for (const file of FILES) await client.query(readFileSync(join(__dirname, file), 'utf8'));
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
