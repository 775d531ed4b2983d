import type { Clock } from '#libs/clock';
import { findRunningServer } from '#libs/embedded-postgres';
import type { EventStore } from '#libs/event-store';
import { Pool } from 'pg';
import { configFromEnvironment } from '../../config';
import type { Config, Environment } from '../../config';
import { createLogger } from '../../log';
import { dataDirectoryOf } from '../../persistence/data-directory';
import { embeddedMasterKey } from '../../persistence/master-key';
import { openEventStore } from '../../persistence/open-event-store';
import { databaseChecks } from './database-checks';
import { carryOut } from './finding';
import type { Check, Finding } from './finding';
import { keyChecks } from './key-checks';
import { settingsChecks } from './settings-checks';
import { workChecks } from './work-checks';

const CONNECT_MS_MAX = 5_000;

/** All checks of a deployment, one after the other. Changes nothing. */
export async function examine(environment: Environment, clock: Clock): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const run = async (checks: readonly Check[]): Promise<void> => {
    for (const check of checks) findings.push(await carryOut(check));
  };
  const config = readable(environment);
  if (!('mode' in config)) await run([config]);
  else {
    await run(settingsChecks(config));
    await withDatabase(config, run, clock);
  }
  return findings;
}

/** The configuration, or the check that says what is wrong with it. */
function readable(environment: Environment): Config | Check {
  try {
    return configFromEnvironment(environment);
  } catch (error) {
    const look = (): never => {
      throw error;
    };
    return { name: 'settings', otherwise: 'Correct them; see docs/reference/configuration.md.', look };
  }
}

async function withDatabase(
  config: Config,
  run: (checks: readonly Check[]) => Promise<void>,
  clock: Clock,
): Promise<void> {
  const directory = config.databaseUrl ? undefined : await dataDirectoryOf(config);
  const url = config.databaseUrl?.reveal() ?? (await findRunningServer(directory!))?.url;
  if (url === undefined) return run([NOT_RUNNING]);
  const masterKey = config.masterKey?.reveal() ?? (await embeddedMasterKey(directory!));
  const pool = new Pool({ connectionString: url, max: 4, connectionTimeoutMillis: CONNECT_MS_MAX });
  pool.on('error', () => undefined);
  let store: Promise<EventStore> | undefined;
  const open = (): Promise<EventStore> => (store ??= openStore(config, url));
  try {
    await run(databaseChecks(pool, { config, url, clock }));
    await run(keyChecks(pool, masterKey));
    await run(workChecks(pool, open, clock));
  } finally {
    await store?.then((opened) => opened.close()).catch(() => undefined);
    await pool.end();
  }
}

const openStore = (config: Config, databaseUrl: string): Promise<EventStore> =>
  openEventStore({
    databaseUrl,
    eventStoreUrl: config.eventStoreUrl?.reveal(),
    allowFsyncOff: config.allowFsyncOff,
    log: createLogger('silent'),
  });

const NOT_RUNNING: Check = {
  name: 'database',
  otherwise: 'Start the application, which runs its own PostgreSQL, or set DATABASE_URL.',
  look: () => {
    throw new Error('the embedded PostgreSQL is not running');
  },
};
