import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RawNotification } from '../../spi';

/** Takes notifications as our own endpoint would, exactly as they come. */
export async function startInbox() {
  const queries: RawNotification['query'][] = [];
  const server = createServer((request, response) => {
    queries.push(request.url!.slice(request.url!.indexOf('?') + 1));
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/n`, queries, close };
}
