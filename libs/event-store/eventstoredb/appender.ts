import { NO_STREAM, type AppendResult as ClientResult, type WrongExpectedVersionError } from '@eventstore/db-client';
import { ConcurrencyError, InvalidAppendError, OutcomeUnknownError } from '../errors';
import type { AppendResult, Position } from '../port';
import { NO_STREAM as NO_EVENTS, revisionOf, type SerializedAppend } from '../serialize';
import type { Connection } from './connection';
import { positionOf, toPosition } from './decode';
import { encodeEvent } from './encode';
import { StoreRefusedError } from './errors';
import { failureOf, reasonOf } from './failure';
import type { StoreWarning } from './options';
import type { Patience } from './patience';
import type { LogReader } from './log-reader';
import type { SeenPositions } from './repeats';

/**
 * One append: sent, and repeated with the same ids and the same expected revision until its outcome is known (rule 4).
 */
export class Appender {
  constructor(
    private readonly connection: Connection,
    private readonly reader: LogReader,
    private readonly seen: SeenPositions,
    private readonly patience: Patience,
    private readonly warn: (warning: StoreWarning) => void,
    private readonly closed: AbortSignal,
  ) {}

  /** @throws ConcurrencyError, InvalidAppendError, OutcomeUnknownError, StoreRefusedError */
  async append(append: SerializedAppend): Promise<AppendResult> {
    const seenBefore = this.seen.mark;
    const revision = append.expected + append.events.length;
    const position = await this.untilKnown(append);
    this.seen.observe(position);
    return { revision, position, repeated: position <= seenBefore };
  }

  private async untilKnown(append: SerializedAppend): Promise<Position> {
    const { tries } = this.patience.timing;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await this.send(append);
        return (result.position && toPosition(result.position)) ?? (await this.findPosition(append));
      } catch (error) {
        this.settle(append, error, attempt);
        if (attempt === tries || this.closed.aborted) {
          throw new OutcomeUnknownError(append.stream, reasonOf(error), { cause: error });
        }
        this.warn({ kind: 'append-repeated', what: append.stream, attempt, error });
        await this.patience.pause(attempt, this.closed);
      }
    }
  }

  private send({ stream, expected, events }: SerializedAppend): Promise<ClientResult> {
    const { appendTimeoutMs } = this.patience.timing;
    const sending = this.connection.commands.appendToStream(stream, events.map(encodeEvent), {
      ...this.connection.call,
      expectedRevision: expected === NO_EVENTS ? NO_STREAM : BigInt(expected),
      deadline: appendTimeoutMs,
    });
    // The deadline covers the call; looking for the leader comes before it and has none.
    return this.patience.within(2 * appendTimeoutMs, `append to ${stream}`, sending);
  }

  /** Returns for an error that a repeat may heal, else throws what the caller has to know. */
  private settle(append: SerializedAppend, error: unknown, attempt: number): void {
    const { stream, expected } = append;
    switch (failureOf(error)) {
      case 'passing':
        return;
      case 'conflict':
        // Also after an unknown outcome: had our events been written, the repeat would have found them.
        throw new ConcurrencyError(stream, revisionOf(expected), actualRevision(error as WrongExpectedVersionError));
      case 'too-large':
        throw new InvalidAppendError(
          `append to ${stream} is larger than this node allows: set its limit to 1 MiB or more`,
        );
      case 'unrecognised':
        throw new OutcomeUnknownError(stream, reasonOf(error), { cause: error });
      case 'missing':
      case 'deleted':
      case 'denied':
      case 'refused':
        if (attempt > 1) throw new OutcomeUnknownError(stream, reasonOf(error), { cause: error });
        throw new StoreRefusedError(`append to ${stream}`, reasonOf(error), { cause: error });
    }
  }

  /** The node may answer a success without a position: the event itself has it. */
  private async findPosition({ stream, expected, events }: SerializedAppend): Promise<Position> {
    const [last] = (await this.reader.stream(stream, BigInt(expected + events.length), 'backwards', 1)) ?? [];
    if (!last) throw new StoreRefusedError(`append to ${stream}`, 'the node confirmed it but does not show it');
    return positionOf(last);
  }
}

const actualRevision = ({ actualVersion }: WrongExpectedVersionError): ReturnType<typeof revisionOf> =>
  typeof actualVersion === 'bigint' ? Number(actualVersion) : 'no_stream';
