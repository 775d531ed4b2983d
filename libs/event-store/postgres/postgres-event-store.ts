import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { StoreClosedError } from '../errors';
import { subscribeByPages } from '../page-subscription';
import type {
  AppendResult,
  EventBatch,
  EventFilter,
  EventPage,
  EventStore,
  EventToAppend,
  ExpectedRevision,
  Position,
  ReadOptions,
  StreamSlice,
  SubscribeOptions,
} from '../port';
import { serializeAppend } from '../serialize';
import { AppendConnection } from './append-connection';
import { GroupCommit } from './group-commit';
import { News } from './news';
import { Reader } from './reader';

export interface PostgresEventStoreOptions {
  /** A direct connection: a transaction pooler in between would break LISTEN and the settings of the session. */
  readonly connectionString: string;
  /** Connections for reads and subscriptions; default 4. Appends have two of their own. */
  readonly readConnections?: number;
  /** True only in tests that need no durability: accepts a server that runs with fsync off. */
  readonly allowFsyncOff?: boolean;
}

const BATCHES_IN_FLIGHT = 2;
/** These connections write nothing but hints, which need not be durable. */
const READ_SESSION = '-c default_transaction_read_only=on -c synchronous_commit=off';
const READ_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than the tries of a batch may take. */
const DRAIN_MS = 15_000;
/** A server that does not answer any more must not hold up the end of the program. */
const GOODBYE_MS = 5_000;

/** The event store in PostgreSQL. Appends are durable when they resolve; readers never pass a gap. See append.sql. */
export class PostgresEventStore implements EventStore {
  private readonly closing = new AbortController();
  private readonly pool: Pool;
  private readonly reader: Reader;
  private readonly news: News;
  private readonly commits: GroupCommit;
  private closed: Promise<void> | undefined;

  private constructor(
    { connectionString, readConnections = 4 }: PostgresEventStoreOptions,
    connections: readonly AppendConnection[],
  ) {
    this.pool = new Pool({
      connectionString,
      max: readConnections,
      application_name: 'countinghouse-read',
      options: READ_SESSION,
      statement_timeout: READ_TIMEOUT_MS,
      query_timeout: READ_TIMEOUT_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    // The pool replaces an idle connection that breaks; without a listener the event would end the process.
    this.pool.on('error', () => undefined);
    this.reader = new Reader(this.pool);
    this.news = new News(connectionString, this.pool, this.closing.signal);
    this.commits = new GroupCommit(connections, () => this.news.committed());
  }

  /**
   * Connects and makes sure that the database can keep the promises. The schema must be there: `migrateEventStore`.
   * @throws UnfitDatabaseError, NotConnectedError
   */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const durable = options.allowFsyncOff !== true;
    const connections = Array.from(
      { length: BATCHES_IN_FLIGHT },
      () => new AppendConnection(options.connectionString, durable),
    );
    try {
      for (const connection of connections) await connection.open();
    } catch (error) {
      await Promise.all(connections.map((connection) => connection.close()));
      throw error;
    }
    return new PostgresEventStore(options, connections);
  }

  // The hottest path of the system: one promise per append, everything else per batch.
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.commits.add({ append: serializeAppend(stream, expected, events), resolve, reject, next: undefined });
    });
  }

  async read(stream: string, options?: ReadOptions): Promise<StreamSlice> {
    this.assertOpen();
    return this.reader.stream(stream, options);
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    this.assertOpen();
    return this.reader.log(after, limit, filter);
  }

  subscribe(options: SubscribeOptions): AsyncIterable<EventBatch> {
    this.news.listen();
    return subscribeByPages(this, this.news.bell, this.closing.signal, options);
  }

  async head(): Promise<Position> {
    this.assertOpen();
    return this.reader.head();
  }

  close(): Promise<void> {
    return (this.closed ??= this.closeOnce());
  }

  private async closeOnce(): Promise<void> {
    this.closing.abort();
    await this.commits.close(DRAIN_MS);
    const goodbyes = Promise.allSettled([this.news.close(), this.pool.end()]);
    await Promise.race([goodbyes, delay(GOODBYE_MS, undefined, { ref: false })]);
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreClosedError();
  }
}
