import type { RawNotification } from '../../spi';
import { startLocalServer } from '../../spi/testing';

/** Takes notifications as our own endpoint would, exactly as they come. */
export async function startInbox() {
  const received: RawNotification[] = [];
  const { origin, close } = await startLocalServer((request, body, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    received.push({ method: 'POST', path: request.url ?? '', query: '', headers, body });
    response.end();
  });
  return { url: `${origin}/notifications/cobo`, received, close };
}
