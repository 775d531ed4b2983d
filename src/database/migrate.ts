import { migrateEventStore } from '#libs/event-store/postgres';
import { installProjection } from '#libs/projections';
import { Client } from 'pg';
import { projections } from '../read-models';
import { createDataSource } from './data-source';

/**
 * Any constant will do, as long as nobody else in the database uses it; not the one of the event store, which is taken
 * inside.
 */
const MIGRATION_LOCK = 7_301_884_202;

export interface MigrateOptions {
  /** Whether the events are kept in this database as well. */
  readonly eventStore: boolean;
  /** One line when there is something to do. */
  readonly onProgress?: (message: string) => void;
}

/**
 * Brings a database to the current schema. Idempotent; of several processes that start at once one works and the others
 * wait.
 */
export async function migrate(databaseUrl: string, { eventStore, onProgress }: MigrateOptions): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'countinghouse-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (eventStore) await migrateEventStore(client);
    await runMigrations(databaseUrl, onProgress);
    await installReadModels(client);
  } finally {
    await client.end();
  }
}

async function runMigrations(databaseUrl: string, onProgress: MigrateOptions['onProgress']): Promise<void> {
  const dataSource = await createDataSource(databaseUrl, 1).initialize();
  try {
    if (await dataSource.showMigrations()) onProgress?.('Migrating the database');
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

/** A read model is installed once; what changes it afterwards is a new version, built by a rebuild. */
async function installReadModels(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM ops.checkpoint');
  const installed = new Set(rows.map(({ name }) => name));
  for (const projection of projections.filter(({ name }) => !installed.has(name))) {
    await client.query('BEGIN');
    await installProjection(client, projection);
    await client.query('COMMIT');
  }
}
