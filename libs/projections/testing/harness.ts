import { Pool } from 'pg';
import type { EventStore, Position } from '#libs/event-store';
import { createTestDatabase } from '../../../test/support/database';
import type { TestDatabase } from '../../../test/support/database';
import type { Projection, Reaction, RunnerOptions } from '..';
import { installProjection, OPERATIONS_DDL, SubscriptionRunner } from '..';
import { silentLog } from './silent-log';

export interface Running {
  /** Drains and waits. */
  stop(): Promise<void>;
}

/** A database with the tables of some projections, and runners over a store. */
export class ProjectionHarness {
  private readonly running: Running[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly pool: Pool,
  ) {}

  static async create(projections: readonly Projection[] = []): Promise<ProjectionHarness> {
    const database = await createTestDatabase();
    const pool = new Pool({ connectionString: database.url, max: 20 });
    // Connections ended by a test on purpose are reported here.
    pool.on('error', () => undefined);
    const harness = new ProjectionHarness(database, pool);
    await pool.query(OPERATIONS_DDL);
    for (const projection of projections) await harness.install(projection);
    return harness;
  }

  async install(projection: Projection): Promise<void> {
    const client = await this.pool.connect();
    await client.query('BEGIN');
    await installProjection(client, projection);
    await client.query('COMMIT');
    client.release();
  }

  start(store: EventStore, projections: readonly Projection[], more: Partial<RunnerOptions> = {}): Running {
    const ending = new AbortController();
    const options = { pool: this.pool, store, projections, log: silentLog, leaseMs: 300, ...more };
    const done = new SubscriptionRunner(options).run(ending.signal);
    const running = {
      stop: async () => {
        ending.abort();
        await done;
      },
    };
    this.running.push(running);
    return running;
  }

  startReactions(store: EventStore, reactions: readonly Reaction[]): Running {
    return this.start(store, [], { reactions });
  }

  async checkpoint(name: string) {
    const { rows } = await this.pool.query<{
      version: number;
      position: string;
      state: string;
      holder: string | null;
      last_error: string | null;
      failed_position: string | null;
    }>('SELECT * FROM ops.checkpoint WHERE name = $1', [name]);
    return rows[0];
  }

  /** True once the subscriber stands at or behind a position. */
  async reached(name: string, position: Position): Promise<boolean> {
    return BigInt((await this.checkpoint(name))?.position ?? -1) >= position;
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((running) => running.stop()));
    await this.pool.end();
    await this.database.drop();
  }
}
