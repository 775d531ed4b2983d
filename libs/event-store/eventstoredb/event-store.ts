import { setTimeout as delay } from 'node:timers/promises';
import { StoreClosedError } from '../errors';
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
import { Appender } from './appender';
import { connect, type Connection } from './connection';
import type { Feed } from './feed';
import { Lanes } from './lanes';
import { readAll, readStream } from './ledger-reader';
import { LogEnd } from './log-end';
import { LogReader } from './log-reader';
import {
  APPENDS_AT_ONCE,
  APPENDS_QUEUED_MAX,
  DEFAULT_TIMING,
  type EventStoreDbOptions,
  READS_AT_ONCE,
} from './options';
import { Patience } from './patience';
import { Subscription } from './subscription';

/**
 * The port on EventStoreDB and KurrentDB, through `@eventstore/db-client`. docs/reference/event-stores.md says what it
 * guarantees.
 */
export class EventStoreDbEventStore implements EventStore {
  private readonly appends = new Lanes(APPENDS_AT_ONCE, APPENDS_QUEUED_MAX);
  private readonly feeds = new Set<Feed>();
  /** Refuses new calls and ends subscriptions. */
  private readonly closing = new AbortController();
  /** Gives up on what is still under way. */
  private readonly closed = new AbortController();
  private readonly reader: LogReader;
  private readonly logEnd: LogEnd;
  private readonly appender: Appender;
  private readonly patience: Patience;
  private closeOnce: Promise<void> | undefined;

  private constructor(
    private readonly connection: Connection,
    private readonly options: EventStoreDbOptions,
  ) {
    const { signal } = this.closed;
    this.patience = new Patience({ ...DEFAULT_TIMING, ...options.timing });
    const readerOf = (atOnce: number): LogReader =>
      new LogReader(connection, new Lanes(atOnce, APPENDS_QUEUED_MAX), this.patience, this.warn, signal);
    this.reader = readerOf(READS_AT_ONCE);
    this.logEnd = new LogEnd(this.reader);
    // Lanes of its own: an append reads when its sending is over, so both together never hold more than its slot.
    this.appender = new Appender(connection, readerOf(APPENDS_AT_ONCE), this.patience, this.warn, signal);
  }

  /**
   * Connects, and reads the end of the log to prove that the node answers and the user may read it.
   * @throws Error for an unusable connection string, StoreUnavailableError, StoreRefusedError
   */
  static async open(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
    const store = new EventStoreDbEventStore(connect(options.url), options);
    try {
      await store.logEnd.last();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    this.assertOpen();
    const append = serializeAppend(stream, expected, events);
    return this.appends.run(stream, () => this.appender.append(append));
  }

  async read(stream: string, options?: ReadOptions): Promise<StreamSlice> {
    this.assertOpen();
    return readStream(this.reader, stream, options);
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    this.assertOpen();
    return readAll(this.reader, after, limit, filter);
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<EventBatch, void, undefined> {
    this.assertOpen();
    const ending = AbortSignal.any([options.signal, this.closing.signal]);
    const { connection, reader, logEnd, patience, warn, feeds } = this;
    yield* new Subscription({ connection, reader, logEnd, patience, warn, feeds }, options, ending).batches();
  }

  async head(): Promise<Position> {
    this.assertOpen();
    return this.logEnd.head();
  }

  close(): Promise<void> {
    this.closeOnce ??= this.shutDown();
    return this.closeOnce;
  }

  private async shutDown(): Promise<void> {
    this.closing.abort();
    for (const feed of this.feeds) feed.stop();
    await this.atMost(this.appends.idle());
    this.closed.abort();
    const { commands, subscriptions } = this.connection;
    // `dispose()` waits for streams to end, for ever if one does not (rule 10).
    await this.atMost(Promise.allSettled([commands.dispose(), subscriptions.dispose()]));
  }

  private async atMost(work: Promise<unknown>): Promise<void> {
    const timer = new AbortController();
    const limit = delay(this.patience.timing.closeTimeoutMs, undefined, { signal: timer.signal });
    await Promise.race([work, limit.catch(() => undefined)]);
    timer.abort();
  }

  private readonly warn: NonNullable<EventStoreDbOptions['onWarning']> = (warning) => this.options.onWarning?.(warning);

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreClosedError();
  }
}
