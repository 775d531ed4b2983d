import {
  type AllStreamRecordedEvent,
  BACKWARDS,
  END,
  FORWARDS,
  type Position as LogPosition,
  type ReadPosition,
  type ReadRevision,
  type RecordedEvent as ClientEvent,
  START,
  type StreamingRead,
} from '@eventstore/db-client';
import type { Position } from '../port';
import { collect } from './collect';
import type { Connection } from './connection';
import { fromPosition, positionOf } from './decode';
import { StoreRefusedError, StoreUnavailableError } from './errors';
import { failureOf, reasonOf } from './failure';
import type { Lanes } from './lanes';
import type { StoreWarning } from './options';
import type { Patience } from './patience';

interface Resolved<E> {
  readonly event?: E;
}

/**
 * Bounded reads of streams and of the log, repeated when they fail in passing. Knows nothing of filters and ledgers.
 */
export class LogReader {
  constructor(
    private readonly connection: Connection,
    private readonly lanes: Lanes,
    private readonly patience: Patience,
    private readonly warn: (warning: StoreWarning) => void,
    private readonly closed: AbortSignal,
  ) {}

  /** Events of a stream from a revision, inclusive; undefined for a stream without events. */
  async stream(
    stream: string,
    from: bigint | undefined,
    direction: 'forwards' | 'backwards',
    count: number,
  ): Promise<ClientEvent[] | undefined> {
    const { commands, call } = this.connection;
    const edge: ReadRevision = direction === 'forwards' ? START : END;
    const options = { ...call, fromRevision: from ?? edge, direction, maxCount: count };
    try {
      return await this.events(stream, () => commands.readStream(stream, options));
    } catch (error) {
      if (error instanceof StoreRefusedError && failureOf(error.cause) === 'missing') return undefined;
      throw error;
    }
  }

  /** Records of any kind after a position, exclusive, and whether the log ended there. */
  async forwards(after: Position, count: number): Promise<{ records: AllStreamRecordedEvent[]; end: boolean }> {
    const from = after === 0n ? START : fromPosition(after);
    // Reads of the log include their position, so the first record is the one already known.
    const found = await this.log({ fromPosition: from, direction: FORWARDS, maxCount: count + 1 });
    const records = found.filter((record) => positionOf(record) > after).slice(0, count);
    return { records, end: found.length <= count };
  }

  /** Records of any kind before a place, exclusive, newest first; without a place from the end. */
  backwards(count: number, before?: LogPosition): Promise<AllStreamRecordedEvent[]> {
    return this.log({ fromPosition: before ?? END, direction: BACKWARDS, maxCount: count });
  }

  private log(options: {
    fromPosition: ReadPosition;
    direction: typeof FORWARDS | typeof BACKWARDS;
    maxCount: number;
  }): Promise<AllStreamRecordedEvent[]> {
    const { commands, call } = this.connection;
    return this.events('the log', () => commands.readAll({ ...call, ...options }));
  }

  private async events<E>(what: string, open: () => StreamingRead<Resolved<E>>): Promise<E[]> {
    const resolved = await this.lanes.run(undefined, () => this.repeated(what, open));
    return resolved.flatMap(({ event }) => (event ? [event] : []));
  }

  private async repeated<T>(what: string, open: () => StreamingRead<T>): Promise<T[]> {
    const { tries, readTimeoutMs } = this.patience.timing;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await collect(open(), what, readTimeoutMs, this.closed);
      } catch (error) {
        if (this.closed.aborted) throw error;
        if (failureOf(error) !== 'passing')
          throw new StoreRefusedError(`reading ${what}`, reasonOf(error), { cause: error });
        if (attempt === tries) throw new StoreUnavailableError(`reading ${what}`, reasonOf(error), { cause: error });
        this.warn({ kind: 'read-repeated', what, attempt, error });
        await this.patience.pause(attempt, this.closed);
      }
    }
  }
}
