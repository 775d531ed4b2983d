import type { IncomingHttpHeaders } from 'node:http';
import type { ProviderAdapter, RawNotification } from '../../spi';
import { startLocalServer } from '../../spi/testing';

/** Our own endpoint in small: takes callbacks as they come, and answers as the adapter says, once it is there. */
export async function startInbox() {
  const received: RawNotification[] = [];
  const inbox: { adapter?: ProviderAdapter } = {};
  const { origin, close } = await startLocalServer((request, body, response) => {
    const raw = { method: 'POST', path: request.url ?? '', query: '', headers: plain(request.headers), body } as const;
    received.push(raw);
    const notifications = inbox.adapter?.notifications;
    const answer = notifications?.verify(raw).valid === false ? notifications.refused : notifications?.accepted;
    response.writeHead(answer?.status ?? 503, { 'content-type': answer?.contentType ?? 'text/plain' });
    response.end(answer?.body);
  });
  return Object.assign(inbox, { url: `${origin}/notifications/gatepay`, received, close });
}

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
