import { Client } from 'pg';
import { migrateEventStore, PostgresEventStore } from '#libs/event-store/postgres';
import type { BenchContext } from '../suite';
import type { Contender } from './contender';
import { smallEvent } from './workload';

export async function openStore(context: BenchContext): Promise<{ store: PostgresEventStore; url: string }> {
  const { url } = await context.createDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await migrateEventStore(client).finally(() => client.end());
  return { store: await PostgresEventStore.open({ connectionString: url }), url };
}

export async function ours(context: BenchContext): Promise<Contender> {
  const { store } = await openStore(context);
  return {
    name: 'Countinghouse',
    append: () => {
      const { stream, ...event } = smallEvent();
      return store.append(stream, 'no_stream', [event]);
    },
    close: () => store.close(),
  };
}
