import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What may happen to a request on its way. The last four happen after the provider has done what it was asked. */
export type Fault =
  'none' | 'silent' | 'server_error' | 'not_http' | 'garbage' | 'cut' | 'answer_lost' | 'late' | 'byte_by_byte';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Stands between an adapter and any provider's server, passes requests on and spoils the traffic as told. */
export class FaultProxy {
  fault: Fault = 'none';
  /** Requests seen since the start. */
  requests = 0;
  private readonly server: Server;

  constructor(private readonly target: string) {
    this.server = createServer((request, response) => {
      this.requests++;
      this.handle(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    switch (this.fault) {
      case 'silent':
        return;
      case 'server_error':
        return void response.writeHead(503).end('upstream is down');
      case 'not_http':
        return void response.socket?.end('\u0000 no http at all \r\n\r\n');
      case 'garbage':
        await this.forward(request, body);
        return void response.writeHead(200).end('<html>\u0000 not what was agreed');
      case 'answer_lost':
        await this.forward(request, body);
        return void response.destroy();
      case 'late':
        return void (await this.forward(request, body));
      default:
        return this.relay(await this.forward(request, body), response);
    }
  }

  private async forward(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const { method, headers, url = '/' } = request;
    const outgoing = httpRequest(this.target + url, { method, headers }).end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: await buffer(incoming) };
  }

  private async relay(answer: Answer, response: ServerResponse): Promise<void> {
    const headers = { ...answer.headers, 'content-length': String(answer.body.length) };
    delete (headers as Record<string, unknown>)['transfer-encoding'];
    response.writeHead(answer.status, headers);
    if (this.fault === 'cut') {
      return void response.write(answer.body.subarray(0, answer.body.length >> 1), () => response.destroy());
    }
    if (this.fault !== 'byte_by_byte') return void response.end(answer.body);
    for (const byte of answer.body) {
      await new Promise((written) => response.write(Buffer.of(byte), written));
    }
    response.end();
  }
}
