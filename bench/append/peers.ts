import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { BenchContext } from '../suite';
import type { Contender } from './contender';
import { installMessageDb } from './message-db';
import { smallEvent } from './workload';

/**
 * A package of their own, installed by the benchmark only. In a folder of its own too: in `bench/` it would be the
 * nearest package.json of these sources, and `#libs/…` would no longer resolve.
 */
const requirePeer = createRequire(join(process.cwd(), 'bench', 'peers', 'package.json'));

interface EmmettStore {
  appendToStream(stream: string, events: unknown[], options: { expectedStreamVersion: string }): Promise<unknown>;
  schema: { migrate(): Promise<unknown> };
  close(): Promise<void>;
}

/** @event-driven-io/emmett-postgresql as its documentation shows it, with the pool it makes for itself. */
export async function emmett(context: BenchContext): Promise<Contender> {
  const { url } = await context.createDatabase();
  const peer = requirePeer('@event-driven-io/emmett-postgresql') as {
    getPostgreSQLEventStore(url: string): EmmettStore;
  };
  const store = peer.getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const options = { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' };
  return {
    name: 'emmett-postgresql 0.42.0',
    append: () => {
      const { stream, type, data, metadata } = smallEvent();
      return store.appendToStream(stream, [{ type, data, metadata }], options);
    },
    close: () => store.close(),
  };
}

interface ActStore {
  seed(): Promise<void>;
  commit(stream: string, messages: unknown[], meta: unknown, expectedVersion: number): Promise<unknown>;
  dispose(): Promise<void>;
}

/** @rotorsoft/act-pg: its store, without the framework around it. */
export async function act(context: BenchContext): Promise<Contender> {
  const { hostname: host, port, pathname, username: user, password } = new URL((await context.createDatabase()).url);
  const peer = requirePeer('@rotorsoft/act-pg') as { PostgresStore: new (config: unknown) => ActStore };
  const database = pathname.slice(1);
  const store = new peer.PostgresStore({ host, port: Number(port), database, user, password, schema: 'act' });
  await store.seed();
  return {
    name: 'act-pg 0.4.2',
    append: () => {
      const { stream, type, data, metadata } = smallEvent();
      return store.commit(stream, [{ name: type, data }], metadata, -1);
    },
    close: () => store.dispose(),
  };
}

interface CastoreAdapter {
  pushEvent(event: unknown, options: { eventStoreId: string }): Promise<unknown>;
}
interface Castore {
  readonly PostgresEventStorageAdapter: {
    new (options: { connectionString: string }): CastoreAdapter;
    createEventTable(options: { connectionString: string }): Promise<unknown>;
  };
}

/** Castore's PostgreSQL adapter. It keeps no global order: nothing but a unique key guards an append. */
export async function castore(context: BenchContext): Promise<Contender> {
  const { url: connectionString } = await context.createDatabase();
  const { PostgresEventStorageAdapter } = requirePeer('@castore/event-storage-adapter-postgres') as Castore;
  await PostgresEventStorageAdapter.createEventTable({ connectionString });
  const adapter = new PostgresEventStorageAdapter({ connectionString });
  return {
    name: 'castore 2.4.2 (no global order)',
    append: () => {
      const { id: aggregateId, type, data: payload, metadata } = smallEvent();
      return adapter.pushEvent({ aggregateId, version: 1, type, payload, metadata }, { eventStoreId: 'orders' });
    },
    // The adapter offers no way to close its connections; the server ends them when it stops.
    close: () => Promise.resolve(),
  };
}

const MESSAGE_DB_CONNECTIONS = 16;
const WRITE_MESSAGE = {
  name: 'write-message',
  text: 'SELECT message_store.write_message($1, $2, $3, $4, $5, $6)',
};

/** @eventide/message-db: SQL functions, called as its clients do, by a prepared statement and a pool. */
export async function messageDb(context: BenchContext): Promise<Contender> {
  const { url: connectionString } = await context.createDatabase();
  const options = '-c search_path=message_store,public';
  await installMessageDb(requirePeer.resolve('@eventide/message-db/package.json'), { connectionString, options });
  const pool = new Pool({ connectionString, max: MESSAGE_DB_CONNECTIONS, options });
  return {
    name: 'message-db 1.3.1',
    append: () => {
      const { stream, id, type, data, metadata } = smallEvent();
      const values = [id, stream, type, JSON.stringify(data), JSON.stringify(metadata), -1];
      return pool.query({ ...WRITE_MESSAGE, values });
    },
    close: () => pool.end(),
  };
}
