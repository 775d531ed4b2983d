import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module';
import type { AppParts } from './app.module';
import { readBodies } from './common/http';
import { ProblemFilter, problemFromError, sendProblem } from './common/problems';
import { StrictValidationPipe } from './common/validation';
import { serveOpenApi } from './operations/openapi/serve-openapi';
import { countRequests } from './operations/metrics/count-requests';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
} as const;

/** Node's own defaults: for all headers of a request, and between looks for connections that are overdue. */
const HEADERS_MS = 60_000;
const CHECK_CONNECTIONS_MS = 30_000;

/** Of a parameter in an address. Names of accounts have up to 150 characters, and Fastify's own default is 100. */
const PARAMETER_MAX = 150;

/** The application on Fastify, with everything that holds for every route. Not listening yet. */
export async function createApplication(parts: AppParts): Promise<NestFastifyApplication> {
  const { bodyBytes, requestMs } = parts.config.limits;
  const adapter = new FastifyAdapter({
    bodyLimit: bodyBytes,
    // Fastify's own default is none: anybody could hold connections open by bodies that never end.
    requestTimeout: requestMs,
    http: {
      headersTimeout: Math.min(requestMs, HEADERS_MS),
      connectionsCheckingInterval: Math.min(requestMs, CHECK_CONNECTIONS_MS),
    },
    genReqId: () => randomUUID(),
    trustProxy: false,
    routerOptions: { maxParamLength: PARAMETER_MAX },
    // What comes on an open connection while the process stops is still answered, with `Connection: close`.
    return503OnClosing: false,
    // Addresses that cannot be routed never reach the filter.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply): void =>
      sendProblem(problemFromError(error), request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: false,
    rawBody: true,
    abortOnError: false,
  });
  readBodies(app);
  app.useGlobalPipes(new StrictValidationPipe());
  app.useGlobalFilters(new ProblemFilter(parts.log));
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(HEADERS).header('x-request-id', request.id);
    done();
  });
  countRequests(fastify, app);
  serveOpenApi(app);
  return app;
}
