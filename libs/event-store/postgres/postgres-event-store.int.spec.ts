import { Client } from 'pg';
import { createTestDatabase } from '../../../test/support/database';
import { eventStoreContract } from '../testing/contract';
import { migrateEventStore } from './migrate';
import { PostgresEventStore } from './postgres-event-store';

async function factory() {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await migrateEventStore(client);
  await client.end();
  const open = () => PostgresEventStore.open({ connectionString: database.url, allowFsyncOff: true });
  const store = await open();
  return {
    store,
    reopen: open,
    cleanup: async () => {
      await store.close();
      await database.drop();
    },
  };
}

eventStoreContract('PostgresEventStore', factory);
