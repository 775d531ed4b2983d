import { DataSource } from 'typeorm';
import { ApiKey } from '../api-keys/api-key.entity';
import { readModelEntities } from '../read-models/entities';
import { Operations1763680000000 } from './migrations/1763680000000-operations';
import { SandboxClock1763740800000 } from './migrations/1763740800000-sandbox-clock';
import { ConsoleSessions1763744400000 } from './migrations/1763744400000-console-sessions';
import { BankOrders1763755200000 } from './migrations/1763755200000-bank-orders';
import { Webhooks1763748000000 } from './migrations/1763748000000-webhooks';
import { Scheduler1763751600000 } from './migrations/1763751600000-scheduler';

/** TypeORM for what is read and for the application's own tables; projections write by statements of their own. */
export const createDataSource = (url: string, connections = 10): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    poolSize: connections,
    applicationName: 'countinghouse',
    entities: [ApiKey, ...readModelEntities],
    migrations: [
      Operations1763680000000,
      SandboxClock1763740800000,
      ConsoleSessions1763744400000,
      Webhooks1763748000000,
      BankOrders1763755200000,
      Scheduler1763751600000,
    ],
    migrationsTableName: 'countinghouse_migration',
    synchronize: false,
    logging: false,
  });
