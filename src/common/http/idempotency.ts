import { deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Sealer } from '#libs/sealing';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../identity';
import { Problem } from '../problems';
import { canonicalJson } from './canonical-json';

const KEY = /^[\x21-\x7e]{1,255}$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;
const ETAG = /^(?:W\/)?"(\d{1,9})"$/;

/**
 * Only a digest of the key is ever kept. The key as the IETF draft quotes it ("abc") or bare; both name the same key.
 */
function idempotencyKey(request: FastifyRequest): string {
  const header = request.headers['idempotency-key'];
  const raw = Array.isArray(header) ? undefined : header;
  const key = raw?.replace(/^"(.*)"$/, '$1');
  if (key === undefined || key === '') {
    throw new Problem(
      'idempotency_key_required',
      'Send an Idempotency-Key header (for example a UUID): a repeat with the same key happens once.',
    );
  }
  if (!KEY.test(key)) {
    throw new Problem('invalid_request', 'The Idempotency-Key must be 1 to 255 visible ASCII characters.', {
      errors: [{ pointer: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }],
    });
  }
  return key;
}

/**
 * Who sends a command and under which id it happens once: the id is a uuid v5 of merchant, route and key, so the same
 * key means the same command for as long as its events live.
 */
export function commandEnvelope(
  request: FastifyRequest,
  caller: Principal,
  route: string,
  body: unknown,
  sealer: Sealer,
): CommandEnvelope {
  const commandId = deterministicId('command', caller.merchantId, route, idempotencyKey(request));
  const traceparent = request.headers.traceparent;
  return {
    commandId,
    fingerprint: sealer.fingerprint(`${route}\n${canonicalJson(body)}`),
    correlationId: commandId,
    actor: `key:${caller.keyId}`,
    merchantId: caller.merchantId,
    ...(typeof traceparent === 'string' && TRACEPARENT.test(traceparent) && { traceparent }),
    ...ifMatch(request),
  };
}

function ifMatch(request: FastifyRequest): { ifRevision?: number } {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return {};
  const revision = ETAG.exec(header)?.[1];
  if (revision === undefined) {
    throw new Problem('invalid_request', 'If-Match must be an ETag that this API gave, like "4".', {
      errors: [{ pointer: 'If-Match', message: 'is not an ETag of this API' }],
    });
  }
  return { ifRevision: Number.parseInt(revision, 10) };
}
