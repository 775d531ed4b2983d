import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { RawNotification } from '../../spi';

export interface Inbox {
  readonly url: string;
  /** Exactly as they came. */
  readonly received: RawNotification[];
  close(): Promise<void>;
}

/** Takes callbacks as our own endpoint would. */
export async function startInbox(): Promise<Inbox> {
  const received: RawNotification[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const [path = '/', query = ''] = (request.url ?? '/').split('?');
      const headers = request.headers as Record<string, string>;
      received.push({ method: request.method === 'GET' ? 'GET' : 'POST', path, query, headers, body });
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications/payfield`, received, close };
}
