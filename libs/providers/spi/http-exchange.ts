import type { Dispatcher } from 'undici';

/** What became of a request, by what can be proven about it. */
export type HttpResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string | string[] | undefined>>;
      readonly body: Buffer;
    }
  /**
   * Not one byte of it left: name lookup, refused connection, failed TLS handshake, deadline while waiting for a
   * connection.
   */
  | { readonly kind: 'not_sent'; readonly reason: string }
  /** It may have arrived: deadline after sending, reset, cut, unreadable or oversized answer. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * One request and its answer. undici announces a request right before it writes the first byte to a connection that
 * stands; that moment is the border between "not sent" and "unknown". An exchange that was given up before it is
 * refused there, so "not sent" stays true after it was said.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly result: Promise<HttpResult>;
  private settle!: (result: HttpResult) => void;
  private settled = false;
  private controller?: Dispatcher.DispatchController;
  private status = 0;
  private headers: Readonly<Record<string, string | string[] | undefined>> = {};
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(private readonly answerBytes: number) {
    this.result = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Ends the exchange from our side; without effect once it has ended. */
  giveUp(reason: string): void {
    this.fail(reason);
    this.controller?.abort(new Error(reason));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.settled) return controller.abort(new Error('given up before it was sent'));
    this.controller = controller;
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // Comes once more for each informational (1xx) answer before; the last one counts.
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.answerBytes) return this.giveUp('answer too large');
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.end({ kind: 'answered', status: this.status, headers: this.headers, body: Buffer.concat(this.chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error & { code?: string }): void {
    this.fail(error.code ?? error.name);
  }

  private fail(reason: string): void {
    this.end({ kind: this.controller ? 'unknown' : 'not_sent', reason });
  }

  private end(result: HttpResult): void {
    this.settled = true;
    this.settle(result);
  }
}
