import type { ClientBase } from 'pg';
import { quoteIdentifier } from './identifiers';
import type { Projection } from './projection';

export const LIVE_SCHEMA = 'rm';

/**
 * Bookkeeping of projections and reactions. Times are the database's: leases compare the clocks of several processes,
 * and a sandbox that moves the ledger's clock by a year must not end them.
 */
export const OPERATIONS_DDL = `
CREATE SCHEMA IF NOT EXISTS ops;
CREATE TABLE IF NOT EXISTS ops.checkpoint (
  name            text PRIMARY KEY,
  kind            text NOT NULL CHECK (kind IN ('projection', 'reaction', 'rebuild')),
  version         integer NOT NULL,
  tables          text[] NOT NULL DEFAULT '{}',
  position        bigint NOT NULL DEFAULT 0,
  state           text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'booting', 'active', 'paused', 'stopped')),
  holder          uuid,
  lease_until     timestamptz,
  progressed_at   timestamptz,
  last_error      text,
  failed_position bigint,
  failed_at       timestamptz
) WITH (fillfactor = 50);
CREATE TABLE IF NOT EXISTS ops.held_event (
  subscriber      text NOT NULL,
  position        bigint NOT NULL,
  key             text NOT NULL,
  stream          text NOT NULL,
  revision        integer NOT NULL,
  event_type      text NOT NULL,
  policy          text NOT NULL CHECK (policy IN ('hold', 'park')),
  attempts        integer NOT NULL,
  last_error      text,
  held_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_attempt_at timestamptz NOT NULL,
  PRIMARY KEY (subscriber, position)
);
CREATE INDEX IF NOT EXISTS held_event_key ON ops.held_event (subscriber, key, position);`;

/**
 * Creates the tables of a projection and its checkpoint at the beginning of the log. Runs in the caller's transaction.
 */
export async function installProjection(client: ClientBase, projection: Projection): Promise<void> {
  await createTables(client, projection, LIVE_SCHEMA);
  await client.query(`INSERT INTO ops.checkpoint (name, kind, version, tables) VALUES ($1, 'projection', $2, $3)`, [
    projection.name,
    projection.version,
    projection.tables,
  ]);
}

export async function createTables(client: ClientBase, projection: Projection, schema: string): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(schema)}`);
  await client.query(`SET LOCAL search_path = ${quoteIdentifier(schema)}`);
  await client.query(projection.ddl);
  await client.query('SET LOCAL search_path = DEFAULT');
}
