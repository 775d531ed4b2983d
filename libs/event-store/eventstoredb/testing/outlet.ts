import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Writes one message after another and waits when the client is slow. */
export class Outlet {
  /** True once a write had to wait; the server then falls back to catching up. */
  waited = false;
  private readonly closed = new AbortController();
  private wake = (): void => undefined;

  constructor(private readonly call: ReadCall) {
    call.on('drain', () => this.wake());
    call.on('cancelled', () => this.close());
    call.on('error', () => this.close());
  }

  get open(): boolean {
    return !this.closed.signal.aborted && !this.call.cancelled;
  }

  get signal(): AbortSignal {
    return this.closed.signal;
  }

  async send(message: ReadResp): Promise<void> {
    if (!this.open || this.call.write(message)) return;
    this.waited = true;
    await new Promise<void>((resolve) => (this.wake = resolve));
  }

  end(): void {
    if (this.open) this.call.end();
  }

  /** Ends the stream with a status, as a node does that stops or drops a subscription. */
  fail(error: object): void {
    if (!this.open) return;
    this.close();
    this.call.emit('error', error);
  }

  private close(): void {
    this.closed.abort();
    this.wake();
  }
}
