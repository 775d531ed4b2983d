import { NO_STREAM, type RecordedEvent as ClientEvent, type WrongExpectedVersionError } from '@eventstore/db-client';
import { ConcurrencyError, InvalidAppendError, OutcomeUnknownError } from '../errors';
import type { AppendResult } from '../port';
import { NO_STREAM as NO_EVENTS, revisionOf, type SerializedAppend } from '../serialize';
import { markOf, signed } from './append-mark';
import type { Connection } from './connection';
import { positionOf } from './decode';
import { encodeEvent } from './encode';
import { StoreRefusedError } from './errors';
import { failureOf, reasonOf } from './failure';
import type { StoreWarning } from './options';
import type { Patience } from './patience';
import type { LogReader } from './log-reader';

/**
 * One append: sent, and repeated with the same ids and the same expected revision until its outcome is known (rule 4).
 * Then read back: the same command may be at another process in this moment, on a stream of any length, and only the
 * log says which of the two wrote its events.
 */
export class Appender {
  constructor(
    private readonly connection: Connection,
    private readonly reader: LogReader,
    private readonly patience: Patience,
    private readonly warn: (warning: StoreWarning) => void,
    private readonly closed: AbortSignal,
  ) {}

  /** @throws ConcurrencyError, InvalidAppendError, OutcomeUnknownError, StoreRefusedError */
  async append(append: SerializedAppend): Promise<AppendResult> {
    const ours = signed(append);
    await this.untilKnown(ours.append);
    const last = await this.readBack(append);
    return {
      revision: append.expected + append.events.length,
      position: positionOf(last),
      repeated: markOf(last.metadata) !== ours.mark,
    };
  }

  private async untilKnown(append: SerializedAppend): Promise<void> {
    const { tries } = this.patience.timing;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.send(append);
        return;
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

  private async send({ stream, expected, events }: SerializedAppend): Promise<void> {
    const { appendTimeoutMs } = this.patience.timing;
    const sending = this.connection.commands.appendToStream(stream, events.map(encodeEvent), {
      ...this.connection.call,
      expectedRevision: expected === NO_EVENTS ? NO_STREAM : BigInt(expected),
      deadline: appendTimeoutMs,
    });
    // The deadline covers the call; looking for the leader comes before it and has none.
    await this.patience.within(2 * appendTimeoutMs, `append to ${stream}`, sending);
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

  /**
   * The last event of an append that the node confirmed. What cannot be read is not guessed: taken for ours it could
   * charge a card twice, and a repeat of the append tells.
   */
  private async readBack({ stream, expected, events }: SerializedAppend): Promise<ClientEvent> {
    const { tries } = this.patience.timing;
    const revision = BigInt(expected + events.length);
    try {
      for (let attempt = 1; attempt <= tries; attempt += 1) {
        const [last] = (await this.reader.stream(stream, revision, 'backwards', 1)) ?? [];
        if (last?.revision === revision) return last;
        // The node confirms when the events are replicated; its index may be a moment behind.
        await this.patience.pause(attempt, this.closed);
      }
    } catch (error) {
      throw new OutcomeUnknownError(stream, `it is written, by whom cannot be read: ${reasonOf(error)}`, {
        cause: error,
      });
    }
    throw new OutcomeUnknownError(stream, 'the node confirmed it but does not show it');
  }
}

const actualRevision = ({ actualVersion }: WrongExpectedVersionError): ReturnType<typeof revisionOf> =>
  typeof actualVersion === 'bigint' ? Number(actualVersion) : 'no_stream';
