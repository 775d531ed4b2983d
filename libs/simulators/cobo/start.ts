import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { apiRoutes } from './api/api-routes';
import { controlRoutes } from './control/control-routes';
import { dashboardRoutes } from './control/dashboard-routes';
import type { Simulation } from './control/simulation';
import { payerRoutes } from './links/payer-routes';
import type { CoboSimulatorOptions } from './options';
import { createPlatform } from './platform';
import { publicKeyOf } from './wire/signature';

const BODY_BYTES = 256 * 1024;

export interface CoboSimulator {
  /** Base address without a slash at its end and without `/v2`. */
  readonly url: string;
  /** What callers verify answers and webhooks with. */
  readonly platformKey: string;
  readonly control: Simulation;
  close(): Promise<void>;
}

/** Starts a Cobo of its own on a real port. Everything is kept in memory and gone after `close`. */
export async function startCoboSimulator(options: CoboSimulatorOptions): Promise<CoboSimulator> {
  let url = '';
  const platform = createPlatform(options, () => url);
  const server = createServer(options.log);
  void server.register(apiRoutes(platform.api, platform.faults));
  void server.register(payerRoutes(platform));
  void server.register(controlRoutes(platform.simulation, options.clock));
  void server.register(dashboardRoutes(platform.simulation, options.clock));
  const { host = '127.0.0.1', port = 0, log } = options;
  await server.listen({ host, port });
  const address = server.server.address() as AddressInfo;
  url = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  const platformKey = publicKeyOf(platform.platformSecret);
  log?.(`platform public key ${platformKey}`);
  const close = async (): Promise<void> => {
    platform.scheduler.close();
    await Promise.all([server.close(), platform.webhooks.deliveries.close()]);
  };
  return { url, platformKey, control: platform.simulation, close };
}

function createServer(log: ((line: string) => void) | undefined): FastifyInstance {
  const server = Fastify({
    bodyLimit: BODY_BYTES,
    // A HEAD request would do what its GET does.
    exposeHeadRoutes: false,
    // Callers that a fault keeps waiting are not waited for.
    forceCloseConnections: true,
    // By default Fastify would drop what a schema does not know; a misspelt field must be an error.
    ajv: { customOptions: { removeAdditional: false, discriminator: true } },
  });
  void server.register(formbody, { bodyLimit: BODY_BYTES, parser: (form) => new URLSearchParams(form) as never });
  if (log) {
    server.addHook('onResponse', (request, reply, done) => {
      log(`${request.method} ${request.url.split('?')[0]} ${reply.statusCode} ${reply.elapsedTime.toFixed(0)} ms`);
      done();
    });
  }
  return server;
}
