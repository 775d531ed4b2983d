import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface LocalServer {
  /** Without a slash at its end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** A server on a free port of this machine; each request is handed over when its body is there. */
export async function startLocalServer(
  handle: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    void buffer(request).then((body) => handle(request, body, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
