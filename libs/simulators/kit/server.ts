import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';

export interface ServerOptions {
  readonly bodyBytes: number;
  /** Default true; false where the provider spells its paths in several ways. */
  readonly caseSensitive?: boolean;
  /** One line per request. */
  readonly log?: (line: string) => void;
}

/** The HTTP server of a simulator, before its routes. */
export function createServer({ bodyBytes, caseSensitive = true, log }: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit: bodyBytes,
    // A HEAD request would do what its GET does.
    exposeHeadRoutes: false,
    // Callers that a fault keeps waiting are not waited for.
    forceCloseConnections: true,
    routerOptions: { caseSensitive },
    // By default Fastify would drop what a schema does not know; a misspelt field must be an error.
    ajv: { customOptions: { removeAdditional: false, discriminator: true } },
  });
  if (log) {
    server.addHook('onResponse', (request, reply, done) => {
      log(`${request.method} ${request.url.split('?')[0]} ${reply.statusCode} ${reply.elapsedTime.toFixed(0)} ms`);
      done();
    });
  }
  return server;
}

/** Forms as they are: a body is URLSearchParams. */
export function readForms(server: FastifyInstance): void {
  void server.register(formbody, { parser: (form) => new URLSearchParams(form) as never });
}

export interface ListenOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default a free port. */
  readonly port?: number;
  /** Under which browsers and the ledger reach it, where that is not the address it listens on. */
  readonly publicUrl?: string;
}

/** Gives the base address without a slash at its end. */
export async function listen(
  server: FastifyInstance,
  { host = '127.0.0.1', port = 0, publicUrl }: ListenOptions,
): Promise<string> {
  await server.listen({ host, port });
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
  const { address, family, port: taken } = server.server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
}
