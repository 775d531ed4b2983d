import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/**
 * The line between the ledger and a provider. While it is down no connection comes about, so not one byte of a request
 * can leave; what passes while it is up is not touched.
 */
export class Line {
  private readonly server = createServer({ allowHalfOpen: true }, (caller) => this.relay(caller));
  private readonly callers = new Set<Socket>();
  private port = 0;
  private target = 0;

  static async open(): Promise<Line> {
    const line = new Line();
    await line.up();
    line.port = (line.server.address() as AddressInfo).port;
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  leadTo(url: string): void {
    this.target = Number(new URL(url).port);
  }

  async up(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Resolves when the ledger knows that its idle connections are gone: it would take a dead one for a sent request. */
  async down(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const caller of this.callers) caller.end();
    await closed;
  }

  private relay(caller: Socket): void {
    const provider = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    this.callers.add(caller);
    for (const [from, to] of [
      [caller, provider],
      [provider, caller],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.resetAndDestroy());
      from.on('close', () => to.end());
    }
    caller.on('close', () => this.callers.delete(caller));
  }
}
