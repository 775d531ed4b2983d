import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import type { EmbeddedPostgres } from '#libs/embedded-postgres';
import type { EventStore } from '#libs/event-store';
import { PostgresKeyring, Sealer, deriveKey } from '#libs/sealing';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config';
import { createDataSource, migrate } from '../database';
import { dataDirectoryOf } from './data-directory';
import { embeddedMasterKey } from './master-key';
import { openEventStore } from './open-event-store';

/** Everything that outlives a request: the database, the event store, the keys. */
export interface Persistence {
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  /** For statements beside TypeORM: projections, reactions, the keyring. */
  readonly pool: Pool;
  readonly store: EventStore;
  readonly sealer: Sealer;
  readonly keyring: PostgresKeyring;
  /** Signs page cursors. */
  readonly cursorKey: Buffer;
  readonly firstStart: boolean;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly config: Config;
  readonly log: Logger;
  /** One line at each step that may take a while. */
  readonly onProgress?: (message: string) => void;
}

/** Starts what has to be started, migrates, connects. What was opened is closed again when a later step fails. */
export async function openPersistence(options: OpenOptions): Promise<Persistence> {
  const { config, log, onProgress = () => undefined } = options;
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config, onProgress);
  try {
    const databaseUrl = config.databaseUrl?.reveal() ?? embedded!.url;
    await migrate(databaseUrl, { eventStore: config.eventStoreUrl === undefined, onProgress });
    return await connect(options, databaseUrl, embedded);
  } catch (error) {
    await embedded?.stop();
    log.error({ err: error }, 'the database could not be opened');
    throw error;
  }
}

async function startEmbedded(config: Config, onProgress: (message: string) => void): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDirectory: await dataDirectoryOf(config),
    port: config.embeddedPort === 0 ? undefined : config.embeddedPort,
    onProgress,
    onLost: (error) => {
      throw error;
    },
  });
}

async function connect(
  { config, log }: OpenOptions,
  databaseUrl: string,
  embedded: EmbeddedPostgres | undefined,
): Promise<Persistence> {
  const masterKey = config.masterKey?.reveal() ?? (await embeddedMasterKey(await dataDirectoryOf(config)));
  const pool = new Pool({ connectionString: databaseUrl, max: config.limits.databaseConnections });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  const dataSource = await createDataSource(databaseUrl, config.limits.databaseConnections).initialize();
  const store = await openEventStore({
    databaseUrl,
    eventStoreUrl: config.eventStoreUrl?.reveal(),
    allowFsyncOff: config.allowFsyncOff,
    log,
  }).catch(async (error: unknown) => {
    await dataSource.destroy();
    await pool.end();
    throw error;
  });
  const keyring = new PostgresKeyring(pool, deriveKey(masterKey, 'subject-keys'));
  return {
    databaseUrl,
    dataSource,
    pool,
    store,
    keyring,
    sealer: new Sealer(keyring, deriveKey(masterKey, 'fingerprints')),
    cursorKey: deriveKey(masterKey, 'cursors'),
    firstStart: embedded?.firstStart ?? false,
    close: async () => {
      await store.close();
      await dataSource.destroy();
      await pool.end();
      await embedded?.stop();
    },
  };
}
