import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { ProviderAdapter, RawNotification } from '../../spi';

/** Our own endpoint in small: takes callbacks as they come, and answers as the adapter says, once it is there. */
export async function startInbox() {
  const received: RawNotification[] = [];
  const inbox: { adapter?: ProviderAdapter } = {};
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const raw = {
        method: 'POST',
        path: request.url ?? '',
        query: '',
        headers: plain(request.headers),
        body,
      } as const;
      received.push(raw);
      const notifications = inbox.adapter?.notifications;
      const answer = notifications?.verify(raw).valid === false ? notifications.refused : notifications?.accepted;
      response.writeHead(answer?.status ?? 503, { 'content-type': answer?.contentType ?? 'text/plain' });
      response.end(answer?.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notifications/gatepay`;
  return Object.assign(inbox, { url, received, close });
}

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
