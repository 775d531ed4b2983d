import { setTimeout as delay } from 'node:timers/promises';
import { StoreClosedError } from '../errors';
import type { AppendConnection } from './append-connection';
import { AppendQueue } from './append-queue';
import type { BatchOutcome, BatchParameters, PendingAppend } from './batch';
import { encodeBatch, settleBatch } from './batch';
import type { Failure } from './failure';
import { failureOf, finalError } from './failure';

/** Pauses before the tries after the first: together long enough for a killed server to recover. */
const RETRY_PAUSES_MS = [50, 200, 500, 1_000, 2_000];
/** No try begins later than this after the first: callers get an answer in bounded time. */
const RETRY_WINDOW_MS = 10_000;

/** The last failure of a call that was given up, with what is known about all its tries. */
interface GivenUp extends Failure {
  readonly error: unknown;
}

/**
 * Group commit: what arrives while batches are in flight goes into the next one, so many appends share one flush. Two
 * batches are in flight, one per connection: while the server writes one, the next is sent and waits at the gate.
 */
export class GroupCommit {
  private readonly queue = new AppendQueue();
  private readonly free: AppendConnection[];
  private scheduled = false;
  private closed = false;
  private abandoned = false;
  private whenEmpty: (() => void) | undefined;

  constructor(
    private readonly connections: readonly AppendConnection[],
    private readonly onCommit: () => void,
  ) {
    this.free = [...connections];
  }

  /** @throws OverloadedError, StoreClosedError */
  add(pending: PendingAppend): void {
    if (this.closed) throw new StoreClosedError();
    this.queue.add(pending);
    this.schedule();
  }

  /** Answers what is waiting, within the given time; what is not answered by then loses its connection. */
  async close(milliseconds: number): Promise<void> {
    this.closed = true;
    if (!this.queue.isEmpty) {
      const timer = setTimeout(() => this.abandon(), milliseconds);
      await new Promise<void>((resolve) => (this.whenEmpty = resolve));
      clearTimeout(timer);
    }
    await Promise.all(this.connections.map((connection) => connection.close()));
  }

  /** Waits for the end of this turn of the event loop, so that everything that arrives in it shares a batch. */
  private schedule(): void {
    if (this.scheduled || this.free.length === 0) return;
    this.scheduled = true;
    setImmediate(() => this.dispatch());
  }

  private dispatch(): void {
    this.scheduled = false;
    while (this.free.length > 0 && this.queue.isReady) {
      const batch = this.queue.take(this.free.length);
      void this.commit(this.free.pop()!, batch);
    }
  }

  private async commit(connection: AppendConnection, batch: readonly PendingAppend[]): Promise<void> {
    const outcome = await this.send(connection, encodeBatch(batch));
    if ('givenUp' in outcome) this.fail(batch, outcome.givenUp);
    else this.succeed(batch, outcome);
    this.free.push(connection);
    this.queue.release(batch);
    if (this.queue.isEmpty) this.whenEmpty?.();
    if (this.queue.isReady) this.schedule();
  }

  /** Repeats the call, with the same ids, until it is answered or hopeless. Never rejects. */
  private async send(
    connection: AppendConnection,
    values: BatchParameters,
  ): Promise<BatchOutcome | { givenUp: GivenUp }> {
    const begun = performance.now();
    let mayBeWritten = false;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await connection.append(values);
      } catch (error) {
        const failure = failureOf(error);
        mayBeWritten ||= failure.mayBeWritten;
        const pause = RETRY_PAUSES_MS[attempt];
        const late = this.abandoned || performance.now() - begun > RETRY_WINDOW_MS;
        if (!failure.passing || pause === undefined || late) {
          return { givenUp: { mayBeWritten, passing: failure.passing, error } };
        }
        await delay(pause);
      }
    }
  }

  private succeed(batch: readonly PendingAppend[], outcome: BatchOutcome): void {
    settleBatch(batch, outcome);
    this.onCommit();
  }

  private fail(batch: readonly PendingAppend[], givenUp: GivenUp): void {
    for (const { append, reject } of batch) reject(finalError(append.stream, batch.length, givenUp, givenUp.error));
    // The database is gone: those who wait behind this batch learn it now, not after tries of their own.
    if (givenUp.passing) this.queue.refuseWaiting();
  }

  private abandon(): void {
    this.abandoned = true;
    this.queue.refuseWaiting();
    for (const connection of this.connections) connection.discard();
  }
}
