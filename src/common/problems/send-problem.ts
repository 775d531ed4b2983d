import type { FastifyReply, FastifyRequest } from 'fastify';
import { holdsCardNumber } from '../validation/card-data';
import { problemDocument } from './problem';
import type { Problem } from './problem';

/** The path only: a query string, or a card number in a path, must not be echoed. */
function instanceOf(request: FastifyRequest): string {
  const path = request.url.split('?', 1)[0] ?? '/';
  return holdsCardNumber(decoded(path)) ? '/' : path;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Answers `application/problem+json` (RFC 9457). */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (problem.extra.retryAfterS !== undefined) void reply.header('retry-after', String(problem.extra.retryAfterS));
  // RFC 9110, 11.6.1: a 401 says how to do better.
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(problem.status)
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(problem, instanceOf(request), request.id)));
}
