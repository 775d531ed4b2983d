import { systemClock } from '#libs/clock';
import type { EventStore } from '#libs/event-store';
import { PostgresEventStore } from '#libs/event-store/postgres';
import type { TrustPayEuSimulator, TrustPayEuSimulatorOptions } from '#libs/simulators/trustpay-eu';
import { Pool } from 'pg';
import { ApiKeys } from '../../../src/api-keys/api-keys';
import { createDataSource, migrate } from '../../../src/database';
import { environmentFor, startSimulator } from '../../support/application';
import { createTestDatabase } from '../../support/database';
import { LedgerProcess } from './ledger-process';
import { steadyPort } from './steady-port';

export const MERCHANT = 'shop';

/**
 * One database, one provider, one API and one worker that can be killed. The test process itself stays alive and
 * watches.
 */
export interface World {
  readonly api: LedgerProcess;
  readonly worker: LedgerProcess;
  readonly url: string;
  readonly tokens: { readonly service: string; readonly operator: string };
  readonly simulator: TrustPayEuSimulator;
  /** The log and the tables as they lie in the database, past the processes. */
  readonly store: EventStore;
  readonly pool: Pool;
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Superuser of the server to use; default the shared one of this run. */
  readonly serverUrl?: string;
  /** The program of both processes, below dist. */
  readonly entry?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly simulator?: Partial<TrustPayEuSimulatorOptions>;
}

/** Everything except the processes is running when it resolves. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = await createTestDatabase(options.serverUrl);
  const simulator = await startSimulator({ quirks: { multipleCaptures: true }, ...options.simulator });
  const port = await steadyPort();
  const environment = { ...environmentFor(database.url, simulator.url, port), ...options.environment };
  await migrate(database.url, { eventStore: true });
  const pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  const allowFsyncOff = environment.ALLOW_FSYNC_OFF === 'true';
  const store = await PostgresEventStore.open({ connectionString: database.url, allowFsyncOff });
  const process = (name: 'api' | 'worker') => new LedgerProcess(name, { ...environment, ROLES: name }, options.entry);
  const [api, worker] = [process('api'), process('worker')];
  return {
    ...{ api, worker, simulator, store, pool, environment },
    url: `http://127.0.0.1:${port}`,
    tokens: await createTokens(database.url),
    close: async () => {
      await Promise.all([api.kill(), worker.kill()]);
      await simulator.close();
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

async function createTokens(databaseUrl: string): Promise<World['tokens']> {
  const dataSource = await createDataSource(databaseUrl, 1).initialize();
  const keys = new ApiKeys(dataSource, systemClock);
  const create = async (role: 'service' | 'operator') =>
    (await keys.create({ merchantId: MERCHANT, role, name: 'crash test' })).token;
  const tokens = { service: await create('service'), operator: await create('operator') };
  await dataSource.destroy();
  return tokens;
}
