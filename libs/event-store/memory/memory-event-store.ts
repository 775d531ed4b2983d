import type { Clock } from '#libs/clock';
import { systemClock } from '#libs/clock';
import { Bell } from '../bell';
import { ConcurrencyError, StoreClosedError } from '../errors';
import { matches } from '../filter';
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
  RecordedEvent,
  StreamSlice,
  SubscribeOptions,
} from '../port';
import { assertLimit, assertWhole, readWindow } from '../read-window';
import type { SerializedAppend, SerializedEvent } from '../serialize';
import { NO_STREAM, revisionOf, serializeAppend } from '../serialize';

interface StoredEvent extends SerializedEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: number;
}

/** The port in plain arrays, for simulation and unit tests. Keeps JSON text: no reader changes what another reads. */
export class MemoryEventStore implements EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly bell = new Bell();
  private readonly closing = new AbortController();
  private readonly clock: Clock;

  constructor(options: { clock?: Clock } = {}) {
    this.clock = options.clock ?? systemClock;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    this.assertOpen();
    const append = serializeAppend(stream, expected, events);
    const stored = this.streams.get(stream) ?? [];
    const last = stored.length - 1;
    if (last !== append.expected) return repeatedOrConflict(append, stored);
    return this.write(append, stored);
  }

  async read(stream: string, options?: ReadOptions): Promise<StreamSlice> {
    this.assertOpen();
    const window = readWindow(stream, options);
    const stored = this.streams.get(stream) ?? [];
    const found = window.backwards
      ? stored.slice(0, (window.from ?? stored.length) + 1).reverse()
      : stored.slice(window.from ?? 0);
    const fetched = found.slice(0, window.fetch);
    assertWhole(stream, window, fetched.length);
    return { exists: stored.length > 0, events: fetched.map(toRecorded) };
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    this.assertOpen();
    assertLimit(limit);
    const events: RecordedEvent[] = [];
    // Position n stands at index n - 1, so reading on after a position needs no search.
    let scanned = Number(after);
    for (; scanned < this.log.length && events.length < limit; scanned += 1) {
      const stored = this.log[scanned]!;
      if (matches(filter, stored)) events.push(toRecorded(stored));
    }
    return { events, scannedTo: BigInt(scanned), end: scanned >= this.log.length };
  }

  subscribe(options: SubscribeOptions): AsyncIterable<EventBatch> {
    return subscribeByPages(this, this.bell, this.closing.signal, options);
  }

  async head(): Promise<Position> {
    this.assertOpen();
    return BigInt(this.log.length);
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private write(append: SerializedAppend, stored: StoredEvent[]): AppendResult {
    const recordedAt = this.clock.now().getTime();
    for (const event of append.events) {
      const position = BigInt(this.log.length + 1);
      const one = { ...event, stream: append.stream, position, revision: stored.length, recordedAt };
      this.log.push(one);
      stored.push(one);
    }
    this.streams.set(append.stream, stored);
    this.bell.ring();
    return { revision: stored.length - 1, position: BigInt(this.log.length), repeated: false };
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreClosedError();
  }
}

/** The same events at the same place are the answer that got lost; anything else there is somebody else's decision. */
function repeatedOrConflict(append: SerializedAppend, stored: readonly StoredEvent[]): AppendResult {
  const there = append.events.map((_, index) => stored[append.expected + 1 + index]);
  const last = there.at(-1);
  if (last && there.every((event, index) => event?.id === append.events[index]?.id)) {
    return { revision: last.revision, position: last.position, repeated: true };
  }
  const actual = stored.length === 0 ? NO_STREAM : stored.length - 1;
  throw new ConcurrencyError(append.stream, revisionOf(append.expected), revisionOf(actual));
}

const toRecorded = (stored: StoredEvent): RecordedEvent => ({
  position: stored.position,
  stream: stored.stream,
  revision: stored.revision,
  id: stored.id,
  type: stored.type,
  data: JSON.parse(stored.data) as unknown,
  metadata: JSON.parse(stored.metadata) as RecordedEvent['metadata'],
  recordedAt: new Date(stored.recordedAt),
});
