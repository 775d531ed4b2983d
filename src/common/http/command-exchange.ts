import type { CommandEnvelope } from '#libs/command-shell';
import type { Sealer } from '#libs/sealing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../identity';
import { commandEnvelope } from './idempotency';

/** Method and path without query, as they are part of a command's id: `POST /v1/orders/{its id}/captures`. */
function routeOf({ method, routeOptions, params }: FastifyRequest): string {
  const given = params as Readonly<Record<string, string>>;
  return `${method} ${routeOptions.url?.replace(/:(\w+)/g, (_, name: string) => given[name] ?? '')}`;
}

/**
 * The command that a reply will answer: who sends it, and under which id it happens once, stand in its request.
 * @param body as it was validated
 */
export const envelopeOf = (reply: FastifyReply, body: unknown, sealer: Sealer): CommandEnvelope =>
  commandEnvelope(reply.request, callerOf(reply.request), routeOf(reply.request), body, sealer);

/** Answers with a resource as it stands: its ETag, the position to wait for, and whether it was the answer before. */
export function sendResource(
  reply: FastifyReply,
  status: number,
  view: { readonly revision: number; readonly position: string },
  replayed = false,
): void {
  void reply.status(status).header('etag', `"${view.revision}"`).header('ledger-position', view.position);
  if (replayed) void reply.header('idempotency-replayed', 'true');
  void reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(view));
}
