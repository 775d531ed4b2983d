import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { waitFor } from '../../support/wait-for';

/** A message as a receiver got it. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of every type: their shape is asserted, not typed
  readonly body: any;
  readonly status: number;
}

/** What a receiver answers; undefined leaves the sender waiting. */
export type Reply = (message: Omit<Received, 'status'>) => number | undefined;

/** A merchant's own server on a real socket, which may fail as it is told. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  reply: Reply = () => 200;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      let raw = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (raw += chunk));
      request.on('end', () => {
        const message = { path: request.url!, headers: request.headers, raw, body: JSON.parse(raw) as unknown };
        const status = this.reply(message);
        this.received.push({ ...message, status: status ?? 0 });
        if (status !== undefined) response.writeHead(status, { location: '/elsewhere' }).end(`answered ${status}`);
      });
    });
  }

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new WebhookReceiver(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Messages that were accepted, at one path or all. */
  accepted(path?: string): Received[] {
    return this.received.filter((one) => one.status === 200 && (path === undefined || one.path === path));
  }

  async until(count: number, path?: string): Promise<Received[]> {
    return waitFor(() => this.accepted(path).length >= count && this.accepted(path), {
      describe: `${count} messages at ${path ?? 'any path'}`,
      timeoutMs: 20_000,
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
