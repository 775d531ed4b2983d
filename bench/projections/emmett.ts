import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BenchContext } from '../suite';

/** A package of their own, see bench/append/peers.ts. */
const requirePeer = createRequire(join(process.cwd(), 'bench', 'peers', 'package.json'));

interface EmmettEvent {
  readonly type: string;
  readonly data: { readonly order: string; readonly amount: number };
}
interface Emmett {
  getPostgreSQLEventStore(url: string): {
    schema: { migrate(): Promise<unknown> };
    appendToStream(stream: string, events: readonly EmmettEvent[]): Promise<unknown>;
    close(): Promise<void>;
  };
  postgreSQLRawSQLProjection(options: {
    name: string;
    canHandle: readonly string[];
    init: () => unknown;
    evolve: (event: EmmettEvent) => unknown;
  }): unknown;
  postgreSQLEventStoreConsumer(options: {
    connectionString: string;
    pulling: { batchSize: number };
    stopWhen: { noMessagesLeft: boolean };
  }): {
    projector(options: { processorId: string; projection: unknown }): unknown;
    start(): Promise<void>;
    close(): Promise<void>;
  };
}
interface Dumbo {
  SQL(strings: TemplateStringsArray, ...values: readonly unknown[]): unknown;
}

const STREAMS_AT_A_TIME = 16;
const EVENTS_PER_STREAM = 5;
const BATCH = 1_000;

/**
 * Events per second of emmett's asynchronous projector, in the largest batches that help it, on the least read model
 * there is: one row per stream with a sum.
 */
export async function emmettCatchUp(context: BenchContext, streams: number): Promise<number> {
  const { url } = await context.createDatabase();
  const emmett = requirePeer('@event-driven-io/emmett-postgresql') as Emmett;
  const { SQL } = requirePeer('@event-driven-io/dumbo') as Dumbo;
  const store = emmett.getPostgreSQLEventStore(url);
  await store.schema.migrate();
  let next = 0;
  const filler = async (): Promise<void> => {
    while (next < streams) {
      const order = `order-${next++}`;
      const events = Array.from({ length: EVENTS_PER_STREAM }, () => ({ type: 'Booked', data: { order, amount: 1 } }));
      await store.appendToStream(order, events);
    }
  };
  await Promise.all(Array.from({ length: STREAMS_AT_A_TIME }, filler));
  await store.close();
  const projection = emmett.postgreSQLRawSQLProjection({
    name: 'sums',
    canHandle: ['Booked'],
    init: () => SQL`CREATE TABLE IF NOT EXISTS sums (id text PRIMARY KEY, sum bigint NOT NULL)`,
    evolve: ({ data: { order, amount } }) =>
      SQL`INSERT INTO sums VALUES (${order}, ${amount}) ON CONFLICT (id) DO UPDATE SET sum = sums.sum + ${amount}`,
  });
  const consumer = emmett.postgreSQLEventStoreConsumer({
    connectionString: url,
    pulling: { batchSize: BATCH },
    stopWhen: { noMessagesLeft: true },
  });
  consumer.projector({ processorId: 'sums', projection });
  const begun = performance.now();
  await consumer.start();
  const seconds = (performance.now() - begun) / 1000;
  await consumer.close();
  return (streams * EVENTS_PER_STREAM) / seconds;
}
