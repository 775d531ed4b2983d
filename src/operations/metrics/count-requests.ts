import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics } from './metrics';

/** The part of Fastify that is used here; the adapter hands out a loosely typed instance. */
interface Hooks {
  addHook(
    name: 'onResponse',
    hook: (
      request: { method: string; routeOptions?: { url?: string } },
      reply: { statusCode: number; elapsedTime: number },
    ) => Promise<void>,
  ): unknown;
}

/** Counts every answer by its route pattern (never by its address, which holds ids). */
export function countRequests(fastify: Hooks, app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  fastify.addHook('onResponse', async (request, reply) => {
    const route = `${request.method} ${request.routeOptions?.url ?? 'unknown'}`;
    metrics.requests.inc({ route, status: reply.statusCode });
    metrics.requestSeconds.observe({ route }, reply.elapsedTime / 1000);
  });
}
