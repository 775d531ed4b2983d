import type { EventMetadata } from './metadata';

/**
 * Place of an event in the global order of the store: strictly increasing in commit order, gaps allowed. PostgreSQL
 * counts 1, 2, 3 …; EventStoreDB gives the commit position of its log (its prepare position is equal for all that is
 * written over gRPC, and the adapter refuses anything else). Travels as a decimal string; 0 is before the first event.
 */
export type Position = bigint;

/** The revision that a stream must stand at: `no_stream` when it must not exist yet, else its last revision. */
export type ExpectedRevision = 'no_stream' | number;

export interface EventToAppend {
  /** Deterministic per command (uuid v5), so that a repeated append is recognised. Unique over all streams. */
  readonly id: string;
  readonly type: string;
  /** A JSON value. Amounts inside are strings; a bigint is refused before anything is sent. */
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent<Type extends string = string, Data = unknown> {
  readonly position: Position;
  readonly stream: string;
  /** Place in the stream: 0, 1, 2 … without holes. */
  readonly revision: number;
  readonly id: string;
  readonly type: Type;
  readonly data: Data;
  readonly metadata: EventMetadata;
  /** The store's own time, to the millisecond; informational, never an ordering key. */
  readonly recordedAt: Date;
}

export interface AppendResult {
  /** Revision and position of the last event of this append. */
  readonly revision: number;
  readonly position: Position;
  /** True when these very events already stood at this place and nothing was written. */
  readonly repeated: boolean;
}

export interface StreamSlice {
  readonly exists: boolean;
  readonly events: readonly RecordedEvent[];
}

export interface ReadOptions {
  /** First revision to return, inclusive. Forwards default 0; backwards default the last. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  /** At most this many events, up to 10,000. Without it, a stream of more than 10,000 is refused, never cut. */
  readonly limit?: number;
}

/** Stream-name prefixes and exact event types; both given: both must match. Neither: every event of the ledger. */
export interface EventFilter {
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** All positions up to and including this one were looked at: the place to go on from. */
  readonly scannedTo: Position;
  /** True when the end of the log was reached at the time of the read. */
  readonly end: boolean;
}

export interface EventBatch {
  readonly events: readonly RecordedEvent[];
  /** Safe to save once the events of this batch are handled; never ahead of them, and moves on when nothing matched. */
  readonly checkpoint: Position;
  /** The end of the log was reached with this batch. */
  readonly caughtUp: boolean;
}

export interface SubscribeOptions {
  /** Deliver what comes after this position, exclusive. */
  readonly after: Position;
  readonly filter?: EventFilter;
  /** At most this many events a batch; default 1,000. */
  readonly batchSize?: number;
  /** Ends the iteration after the batch in hand. */
  readonly signal: AbortSignal;
}

/**
 * The event store. Three adapters meet one contract suite: memory, PostgreSQL, EventStoreDB.
 *
 * Names of streams are ASCII `[A-Za-z0-9_.-]`, at most 250 characters, the category before the first `-`.
 */
export interface EventStore {
  /**
   * Appends all events or none, adjacent in the stream, durable when the promise resolves. The same events at the same
   * place are a success with the original result.
   * @throws ConcurrencyError when the stream does not stand at `expected`
   * @throws OutcomeUnknownError when the store did not answer: repeat with the same ids and the same expected revision
   * @throws OverloadedError when the queue is full: nothing was written
   * @throws InvalidAppendError for an empty, oversized or unserialisable append: nothing was sent
   */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult>;
  /**
   * Reads one stream; one without events answers `exists: false`. Reads what was appended before (read your writes).
   * @throws RangeError for a name or limit that cannot be, and for a longer stream than fits when no limit is given
   */
  read(stream: string, options?: ReadOptions): Promise<StreamSlice>;
  /** Reads the log after a position. When a reader has seen P, no event with a smaller position appears later. */
  readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage>;
  /**
   * Batches in global order; the next is fetched when the consumer asks for it. Errors end the iteration.
   * @throws CheckpointAheadError when `after` lies beyond the end of the log
   */
  subscribe(options: SubscribeOptions): AsyncIterable<EventBatch>;
  /** Position of the last event, 0n for an empty store. */
  head(): Promise<Position>;
  /** Ends open subscriptions and connections within bounded time; appends in flight are answered first. */
  close(): Promise<void>;
}
