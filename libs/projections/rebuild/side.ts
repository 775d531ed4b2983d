import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { EventStore, Position } from '#libs/event-store';
import type { Target } from '../apply-batch';
import { HeldEvents } from '../held-events';
import { quoteIdentifier } from '../identifiers';
import type { ProjectionLog } from '../log';
import type { Projection } from '../projection';
import { Projector } from '../projector';
import { createTables } from '../schema';
import { inTransaction } from '../session';
import type { ProgressMeter } from './progress';

const LEASE_MS = 60_000;

export const sideSchema = (projection: Projection): string => `rm_next_${projection.name}`;
export const sideCheckpoint = (name: string): string => `${name}@next`;

/** A second copy of a projection, built from the beginning of the log beside the live one. */
export class SideModel {
  private readonly projector: Projector;

  private constructor(
    private readonly projection: Projection,
    target: Target,
    private readonly store: EventStore,
    private readonly batchSize: number,
    private readonly meter: ProgressMeter,
    log: ProjectionLog,
  ) {
    this.projector = new Projector(projection, target, log);
  }

  /** Begins anew: what an interrupted rebuild left behind is dropped. */
  static async create(
    projection: Projection,
    options: { pool: Pool; store: EventStore; batchSize: number; meter: ProgressMeter; log: ProjectionLog },
  ): Promise<SideModel> {
    const { pool, store, batchSize, meter, log } = options;
    const schema = sideSchema(projection);
    const name = sideCheckpoint(projection.name);
    const claim = { name, version: projection.version, holder: randomUUID(), leaseMs: LEASE_MS };
    await dropSide(pool, projection);
    await inTransaction(pool, async (client) => {
      await createTables(client, projection, schema);
      await client.query(
        `INSERT INTO ops.checkpoint (name, kind, version, tables, holder, state)
         VALUES ($1, 'rebuild', $2, $3, $4, 'booting')`,
        [name, projection.version, projection.tables, claim.holder],
      );
    });
    const target = { pool, schema, claim, held: new HeldEvents(pool, name) };
    return new SideModel(projection, target, store, batchSize, meter, log);
  }

  get position(): Position {
    return this.projector.position;
  }

  /** Projects on up to and including a position, or to the end of the log. */
  async catchUp(limit: Position | 'head', signal?: AbortSignal): Promise<void> {
    const target = limit === 'head' ? await this.store.head() : limit;
    while (this.position < target) {
      signal?.throwIfAborted();
      const { events, scannedTo, end } = await this.store.readAll(
        this.position,
        this.batchSize,
        this.projection.filter,
      );
      const beyond = scannedTo > target;
      const wanted = beyond ? events.filter((event) => event.position <= target) : events;
      await this.projector.apply({ events: wanted, checkpoint: beyond ? target : scannedTo, caughtUp: end });
      this.meter.tell('reading', this.position, target, wanted.length);
    }
  }
}

export async function dropSide(pool: Pool, projection: Projection): Promise<void> {
  await pool.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(sideSchema(projection))} CASCADE`);
  const name = sideCheckpoint(projection.name);
  await pool.query('DELETE FROM ops.held_event WHERE subscriber = $1', [name]);
  await pool.query('DELETE FROM ops.checkpoint WHERE name = $1', [name]);
}
