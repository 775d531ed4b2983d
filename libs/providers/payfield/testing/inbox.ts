import type { RawNotification } from '../../spi';
import { startLocalServer } from '../../spi/testing';

export interface Inbox {
  readonly url: string;
  /** Exactly as they came. */
  readonly received: RawNotification[];
  close(): Promise<void>;
}

/** Takes callbacks as our own endpoint would. */
export async function startInbox(): Promise<Inbox> {
  const received: RawNotification[] = [];
  const { origin, close } = await startLocalServer((request, body, response) => {
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    const headers = request.headers as Record<string, string>;
    received.push({ method: request.method === 'GET' ? 'GET' : 'POST', path, query, headers, body });
    response.end();
  });
  return { url: `${origin}/notifications/payfield`, received, close };
}
