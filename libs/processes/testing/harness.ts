import { Pool } from 'pg';
import { createTestDatabase } from '../../../test/support/database';
import type { TestDatabase } from '../../../test/support/database';
import { ManualClock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { MemoryEventStore } from '#libs/event-store/memory';
import { migrateEventStore, PostgresEventStore } from '#libs/event-store/postgres';
import { installProjection, OPERATIONS_DDL, SubscriptionRunner } from '#libs/projections';
import type { ProjectionLog, Reaction } from '#libs/projections';
import { PROCESS_PROJECTION, ProcessManagers, processStream } from '..';
import type { AnyProcess, Dispatch } from '..';
import { boxEvent } from './parcel';

export const START = new Date('2026-03-01T00:00:00Z');
export const STORES = ['memory', 'postgres'] as const;

/** A target that does each command once by its id, and counts how often it was sent. */
export class Target {
  readonly sent = new Map<string, { type: string; instance: string; times: number }>();
  /** Runs before the answer; what it throws is an answer that was lost. */
  beforeAnswer: (type: string, instance: string) => void = () => undefined;
  refuses: (type: string, instance: string) => boolean = () => false;

  readonly dispatch: Dispatch = async ({ type }, { commandId, instance }) => {
    const known = this.sent.get(commandId);
    this.sent.set(commandId, { type, instance, times: (known?.times ?? 0) + 1 });
    this.beforeAnswer(type, instance);
    return this.refuses(type, instance) ? { kind: 'refused', reason: 'not today' } : { kind: 'accepted' };
  };

  /** Types of the commands done for an instance, in the order of their first sending. */
  of(instance: string): string[] {
    return [...this.sent.values()].filter((one) => one.instance === instance).map(({ type }) => type);
  }
}

export interface Running {
  readonly managers: ProcessManagers;
  /** Drains and waits. */
  stop(): Promise<void>;
}

export interface Reported {
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A database, a store of either kind, a clock that is moved by hand, and as many runners as a test starts. */
export class ProcessHarness {
  readonly clock = new ManualClock(START);
  readonly target = new Target();
  readonly errors: Reported[] = [];
  private readonly running = new Set<Running>();

  private constructor(
    private readonly database: TestDatabase,
    readonly pool: Pool,
    readonly store: EventStore,
  ) {}

  static async create(kind: (typeof STORES)[number]): Promise<ProcessHarness> {
    const database = await createTestDatabase();
    const pool = new Pool({ connectionString: database.url, max: 20 });
    pool.on('error', () => undefined);
    const client = await pool.connect();
    await client.query(OPERATIONS_DDL);
    await client.query('BEGIN');
    await installProjection(client, PROCESS_PROJECTION);
    await client.query('COMMIT');
    if (kind === 'postgres') await migrateEventStore(client);
    client.release();
    const store =
      kind === 'memory'
        ? new MemoryEventStore()
        : await PostgresEventStore.open({ connectionString: database.url, allowFsyncOff: true });
    return new ProcessHarness(database, pool, store);
  }

  get shell(): CommandShell {
    return new CommandShell(this.store, this.clock);
  }

  get log(): ProjectionLog {
    const error = (details: object, message: string) =>
      void this.errors.push({ message, details: details as Reported['details'] });
    return { info: () => undefined, warn: () => undefined, error };
  }

  managers(definitions: readonly AnyProcess[]): ProcessManagers {
    const { pool, store, clock, log } = this;
    return new ProcessManagers({ pool, store, clock, log, definitions, dispatch: this.target.dispatch });
  }

  /** A runner as one process of the fleet has it; `only` leaves parts of it out, as if they had died. */
  start(definitions: readonly AnyProcess[], only: (reaction: Reaction) => boolean = () => true): Running {
    const managers = this.managers(definitions);
    const ending = new AbortController();
    const { pool, store, log } = this;
    const reactions = managers.reactions.filter(only);
    const options = { pool, store, log, projections: [PROCESS_PROJECTION], reactions, leaseMs: 300 };
    const done = Promise.all([new SubscriptionRunner(options).run(ending.signal), managers.run(ending.signal)]);
    const running = {
      managers,
      stop: async () => {
        ending.abort();
        await done;
        this.running.delete(running);
      },
    };
    this.running.add(running);
    return running;
  }

  /** Appends the next event of a box. */
  async tell(box: string, type: string, data: object = {}): Promise<void> {
    const { events } = await this.store.read(`box-${box}`);
    const event = boxEvent(box, events.length, type, data);
    await this.store.append(`box-${box}`, events.length === 0 ? 'no_stream' : events.length - 1, [event]);
  }

  async streamOf(instance: string, process = 'parcel'): Promise<readonly RecordedEvent[]> {
    return (await this.store.read(processStream(process, instance))).events;
  }

  async types(instance: string): Promise<string[]> {
    return (await this.streamOf(instance)).map(({ type }) => type);
  }

  async count(instance: string, type: string): Promise<number> {
    return (await this.types(instance)).filter((one) => one === type).length;
  }

  /** True once all subscribers stand at the end of the log and it does not grow, not by a timer that is due either. */
  async settled(): Promise<boolean> {
    const head = await this.store.head();
    const { rows } = await this.pool.query<{ settled: boolean }>(
      `SELECT count(*) > 2 AND min(position) >= $1
              AND NOT EXISTS (SELECT FROM rm.process_timer WHERE due_at <= $2) AS settled
         FROM ops.checkpoint`,
      [head.toString(), this.clock.now()],
    );
    return rows[0]!.settled && (await this.store.head()) === head;
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((running) => running.stop()));
    await this.store.close();
    await this.pool.end();
    await this.database.drop();
  }
}
