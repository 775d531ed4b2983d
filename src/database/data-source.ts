import { DataSource } from 'typeorm';
import { ApiKey } from '../api-keys/api-key.entity';
import { readModelEntities } from '../read-models/entities';
import { Operations1763680000000 } from './migrations/1763680000000-operations';

/** TypeORM for what is read and for the application's own tables; projections write by statements of their own. */
export const createDataSource = (url: string, connections = 10): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    poolSize: connections,
    applicationName: 'countinghouse',
    entities: [ApiKey, ...readModelEntities],
    migrations: [Operations1763680000000],
    migrationsTableName: 'countinghouse_migration',
    synchronize: false,
    logging: false,
  });
