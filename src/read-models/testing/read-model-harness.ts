import { MemoryEventStore } from '#libs/event-store/memory';
import type { EventStore, Position } from '#libs/event-store';
import { SubscriptionRunner } from '#libs/projections';
import type { ProjectionLog } from '#libs/projections';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../test/support/database';
import type { TestDatabase } from '../../../test/support/database';
import { waitFor } from '../../../test/support/wait-for';
import { createDataSource, migrate } from '../../database';
import { projections } from '../projections';

export const silentLog: ProjectionLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A migrated database, an event log in memory, and the read models running over it. */
export class ReadModelHarness {
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly database: TestDatabase,
    readonly pool: Pool,
    readonly dataSource: DataSource,
    readonly store: EventStore,
  ) {}

  static async create(store: EventStore = new MemoryEventStore()): Promise<ReadModelHarness> {
    const database = await createTestDatabase();
    await migrate(database.url, { eventStore: false });
    const pool = new Pool({ connectionString: database.url, max: 10 });
    const dataSource = await createDataSource(database.url, 4).initialize();
    return new ReadModelHarness(database, pool, dataSource, store);
  }

  /** The database as superuser, for what a test does behind the application's back. */
  get adminUrl(): string {
    return this.database.adminUrl;
  }

  start(batchSize?: number): void {
    const { pool, store } = this;
    const runner = new SubscriptionRunner({ pool, store, projections, log: silentLog, batchSize, leaseMs: 1_000 });
    this.running = runner.run(this.ending.signal);
  }

  /** Until all read models show what stands at a position. */
  async caughtUp(position: Position): Promise<void> {
    await waitFor(
      async () => {
        const { rows } = await this.pool.query<{ behind: string }>(
          `SELECT count(*) AS behind FROM ops.checkpoint WHERE kind = 'projection' AND position < $1`,
          [position.toString()],
        );
        return rows[0]!.behind === '0';
      },
      { describe: `all projections at ${position}`, timeoutMs: 20_000 },
    );
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.dataSource.destroy();
    await this.pool.end();
    await this.database.drop();
  }
}
