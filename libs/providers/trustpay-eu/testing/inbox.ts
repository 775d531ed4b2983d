import type { RawNotification } from '../../spi';
import { startLocalServer } from '../../spi/testing';

/** Takes notifications as our own endpoint would, exactly as they come. */
export async function startInbox() {
  const queries: RawNotification['query'][] = [];
  const { origin, close } = await startLocalServer((request, _, response) => {
    queries.push(request.url!.slice(request.url!.indexOf('?') + 1));
    response.end();
  });
  return { url: `${origin}/n`, queries, close };
}
