import type { ClientBase, Pool } from 'pg';
import type { Position } from '#libs/event-store';
import { LostLeaseError } from './errors';

export type CheckpointState = 'new' | 'booting' | 'active' | 'paused' | 'stopped';

/** Who may move which checkpoint. `holder` is one runner of one process, a uuid. */
export interface Claim {
  readonly name: string;
  readonly version: number;
  readonly holder: string;
  readonly leaseMs: number;
}

const RUNNABLE = `state IN ('new', 'booting', 'active')`;
const LEASE = `clock_timestamp() + make_interval(secs => $3::double precision / 1000)`;

/** Adds the row of a subscriber that is not there yet; it starts at the beginning of the log. */
export async function ensureCheckpoint(pool: Pool, name: string, kind: 'projection' | 'reaction'): Promise<void> {
  await pool.query(
    `INSERT INTO ops.checkpoint (name, kind, version) VALUES ($1, $2, 1) ON CONFLICT (name) DO NOTHING`,
    [name, kind],
  );
}

/**
 * Takes the lease if nobody holds it and the checkpoint may run at this version; answers where to go on from. A row
 * that is locked has a transaction of its holder in it, so it is passed over instead of waited for.
 */
export async function acquire(pool: Pool, claim: Claim): Promise<Position | undefined> {
  const { rows } = await pool.query<{ position: string }>(
    `UPDATE ops.checkpoint SET holder = $2, lease_until = ${LEASE}
      WHERE name = (SELECT name FROM ops.checkpoint
                     WHERE name = $1 AND version = $4 AND ${RUNNABLE}
                       AND (holder IS NULL OR holder = $2 OR lease_until < clock_timestamp())
                       FOR UPDATE SKIP LOCKED)
      RETURNING position`,
    [claim.name, claim.holder, claim.leaseMs, claim.version],
  );
  return rows[0] && BigInt(rows[0].position);
}

/**
 * Moves the checkpoint inside the transaction that writes the rows, and prolongs the lease. First statement of that
 * transaction: it locks the row before any table, the same order that the switch after a rebuild uses.
 * @throws LostLeaseError when position, version or holder are not as this runner knows them: it is a zombie
 */
export async function advance(
  client: ClientBase | Pool,
  claim: Claim,
  from: Position,
  to: Position,
  caughtUp: boolean,
) {
  const { rowCount } = await client.query(
    `UPDATE ops.checkpoint
        SET position = $6, lease_until = ${LEASE}, progressed_at = clock_timestamp(),
            state = CASE WHEN $7 THEN 'active' WHEN state = 'new' THEN 'booting' ELSE state END
      WHERE name = $1 AND holder = $2 AND version = $4 AND position = $5 AND ${RUNNABLE}`,
    [claim.name, claim.holder, claim.leaseMs, claim.version, from.toString(), to.toString(), caughtUp],
  );
  if (rowCount !== 1) throw new LostLeaseError(claim.name);
}

/** Whether the tables are of an older version than this program's projection. */
export async function isOutdated(pool: Pool, claim: Pick<Claim, 'name' | 'version'>): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM ops.checkpoint WHERE name = $1 AND version < $2', [
    claim.name,
    claim.version,
  ]);
  return rowCount === 1;
}

/** Prolongs leases that a runner holds and that no transaction of it locks at this moment. */
export async function renewAll(pool: Pool, holder: string, names: readonly string[], leaseMs: number): Promise<void> {
  await pool.query(
    `UPDATE ops.checkpoint SET lease_until = clock_timestamp() + make_interval(secs => $3::double precision / 1000)
      WHERE name IN (SELECT name FROM ops.checkpoint WHERE holder = $1 AND name = ANY ($2) FOR UPDATE SKIP LOCKED)`,
    [holder, names, leaseMs],
  );
}

/** Gives the lease back, so that a successor need not wait for its end. */
export async function release(pool: Pool, claim: Pick<Claim, 'name' | 'holder'>): Promise<void> {
  await pool.query(`UPDATE ops.checkpoint SET holder = NULL, lease_until = NULL WHERE name = $1 AND holder = $2`, [
    claim.name,
    claim.holder,
  ]);
}

/** Stands still before an event that cannot be projected, until `resume`. */
export async function stop(pool: Pool, claim: Claim, failed: Position, reason: string): Promise<void> {
  await pool.query(
    `UPDATE ops.checkpoint
        SET state = 'stopped', last_error = $3, failed_position = $4, failed_at = clock_timestamp(),
            holder = NULL, lease_until = NULL
      WHERE name = $1 AND holder = $2`,
    [claim.name, claim.holder, reason, failed.toString()],
  );
}

/** Stops a subscriber until `resume`; its runner notices at its next batch. */
export async function pauseSubscriber(pool: Pool, name: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE ops.checkpoint SET state = 'paused', holder = NULL, lease_until = NULL WHERE name = $1 AND ${RUNNABLE}`,
    [name],
  );
  return rowCount === 1;
}

/** Lets a paused or stopped subscriber go on where it stands; a stopped one meets the same event again. */
export async function resumeSubscriber(pool: Pool, name: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE ops.checkpoint SET state = 'active', last_error = NULL, failed_position = NULL, failed_at = NULL
      WHERE name = $1 AND state IN ('paused', 'stopped')`,
    [name],
  );
  return rowCount === 1;
}

/**
 * Sets a reaction back to a position before its own: it handles what follows again, also what it had set aside of that.
 * False where no reaction of the name stands behind the position.
 */
export async function rewindReaction(pool: Pool, name: string, to: Position): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH rewound AS (
       UPDATE ops.checkpoint
          SET position = $2, state = 'booting', holder = NULL, lease_until = NULL,
              last_error = NULL, failed_position = NULL, failed_at = NULL
        WHERE name = $1 AND kind = 'reaction' AND position > $2
        RETURNING name),
     dropped AS (DELETE FROM ops.held_event WHERE subscriber IN (SELECT name FROM rewound) AND position > $2)
     SELECT FROM rewound`,
    [name, to.toString()],
  );
  return rowCount === 1;
}
