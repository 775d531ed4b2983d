import { OverloadedError } from '../errors';
import type { PendingAppend } from './batch';

const QUEUED_APPENDS_MAX = 8_192;
const QUEUED_BYTES_MAX = 64 * 1024 * 1024;
/** A batch is one transaction: small enough that those behind it do not wait long, large enough to share one flush. */
const BATCH_EVENTS_MAX = 512;
const BATCH_BYTES_MAX = 2 * 1024 * 1024;
/** Below this many, one batch for all is quicker than a fair share for each free connection. */
const WORTH_SHARING = 32;

/**
 * Appends that wait for a batch. Appends to one stream keep the order in which they came: the second is ready only when
 * the first is answered, so no batch holds two of one stream, nor do two batches in flight.
 */
export class AppendQueue {
  private ready: PendingAppend[] = [];
  /** The last append of every stream that has one waiting or in flight. */
  private readonly tails = new Map<string, PendingAppend>();
  private appends = 0;
  private bytes = 0;

  /** @throws OverloadedError when the bound is reached: nothing was taken */
  add(pending: PendingAppend): void {
    const { stream, bytes } = pending.append;
    if (this.appends >= QUEUED_APPENDS_MAX || this.bytes + bytes > QUEUED_BYTES_MAX) {
      throw new OverloadedError(this.appends);
    }
    this.appends += 1;
    this.bytes += bytes;
    const tail = this.tails.get(stream);
    this.tails.set(stream, pending);
    if (tail) tail.next = pending;
    else this.ready.push(pending);
  }

  get isReady(): boolean {
    return this.ready.length > 0;
  }

  /** No append waits or is in flight. */
  get isEmpty(): boolean {
    return this.appends === 0;
  }

  /** The oldest ready appends, at most a fair share when several connections are free. */
  take(freeConnections: number): PendingAppend[] {
    const waiting = this.ready.length;
    const share = waiting < WORTH_SHARING ? waiting : Math.ceil(waiting / freeConnections);
    let count = 0;
    let events = 0;
    let bytes = 0;
    while (count < share) {
      const { append } = this.ready[count]!;
      events += append.events.length;
      bytes += append.bytes;
      if (count > 0 && (events > BATCH_EVENTS_MAX || bytes > BATCH_BYTES_MAX)) break;
      count += 1;
    }
    const batch = this.ready.slice(0, count);
    this.ready = this.ready.slice(count);
    return batch;
  }

  /** Forgets answered appends and makes those ready that waited for them. */
  release(batch: readonly PendingAppend[]): void {
    for (const pending of batch) {
      this.appends -= 1;
      this.bytes -= pending.append.bytes;
      if (pending.next) this.ready.push(pending.next);
      else this.tails.delete(pending.append.stream);
    }
  }

  /** Gives up all that was never sent. What is in flight stays. */
  refuseWaiting(): void {
    const error = new OverloadedError(this.appends);
    while (this.ready.length > 0) {
      const batch = this.ready;
      this.ready = [];
      for (const { reject } of batch) reject(error);
      this.release(batch);
    }
  }
}
