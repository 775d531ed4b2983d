import type { ClientBase } from 'pg';
import type { Position } from '#libs/event-store';
import { quoteIdentifier } from '../identifiers';
import type { Projection } from '../projection';
import { LIVE_SCHEMA } from '../schema';
import { sideCheckpoint, sideSchema } from './side';

export const previousSchema = (projection: Projection): string => `rm_prev_${projection.name}`;

/**
 * Below the server's deadlock timeout of 1 s: a reader of two tables that waits in the other order must never be the
 * one that is chosen to fail.
 */
const SWITCH_LOCK_TIMEOUT_MS = 500;

export interface LiveCheckpoint {
  readonly position: Position;
  readonly version: number;
  readonly tables: readonly string[];
}

/**
 * Makes the live projection stand still until the end of the transaction: its next batch waits at its checkpoint row.
 */
export async function holdLive(client: ClientBase, name: string): Promise<LiveCheckpoint> {
  const { rows } = await client.query<{ position: string; version: number; tables: string[] }>(
    `SELECT position, version, tables FROM ops.checkpoint WHERE name = $1 AND kind = 'projection' FOR UPDATE`,
    [name],
  );
  if (!rows[0]) throw new Error(`projection ${name} is not installed`);
  return { ...rows[0], position: BigInt(rows[0].position) };
}

/**
 * Puts the rebuilt tables in the place of the live ones, with their checkpoint and what they hold back, in the
 * transaction that holds the live projection. Readers see the one or the other; they wait for a moment and never fail.
 */
export async function switchTables(client: ClientBase, projection: Projection, live: LiveCheckpoint): Promise<void> {
  const [rm, next, prev] = [LIVE_SCHEMA, sideSchema(projection), previousSchema(projection)].map(quoteIdentifier);
  const nameIn = (schema: string | undefined) => (table: string) => `${schema}.${quoteIdentifier(table)}`;
  await client.query(`SET LOCAL lock_timeout = ${SWITCH_LOCK_TIMEOUT_MS}`);
  await client.query(`DROP SCHEMA IF EXISTS ${prev} CASCADE; CREATE SCHEMA ${prev}`);
  await client.query(`LOCK TABLE ${live.tables.map(nameIn(rm)).join(', ')} IN ACCESS EXCLUSIVE MODE`);
  for (const table of live.tables.map(nameIn(rm))) await client.query(`ALTER TABLE ${table} SET SCHEMA ${prev}`);
  for (const table of projection.tables.map(nameIn(next))) await client.query(`ALTER TABLE ${table} SET SCHEMA ${rm}`);
  // Fails, and with it the switch, when the DDL made something that is not a table of the projection.
  await client.query(`DROP SCHEMA ${next}`);
  await moveCheckpoint(client, projection);
}

/** Nobody holds the lease afterwards: the runner takes the projection up again and learns what is held back now. */
async function moveCheckpoint(client: ClientBase, projection: Projection): Promise<void> {
  const names = [projection.name, sideCheckpoint(projection.name)];
  await client.query(
    `UPDATE ops.checkpoint live
        SET position = next.position, version = next.version, tables = next.tables, state = 'active',
            holder = NULL, lease_until = NULL, progressed_at = clock_timestamp(),
            last_error = NULL, failed_position = NULL, failed_at = NULL
       FROM ops.checkpoint next WHERE live.name = $1 AND next.name = $2`,
    names,
  );
  await client.query('DELETE FROM ops.checkpoint WHERE name = $1', names.slice(1));
  await client.query('DELETE FROM ops.held_event WHERE subscriber = $1', names.slice(0, 1));
  await client.query('UPDATE ops.held_event SET subscriber = $1 WHERE subscriber = $2', names);
}
