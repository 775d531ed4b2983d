import { deterministicId } from '#libs/command-shell';
import type { CommandEnvelope } from '#libs/command-shell';
import type { Sealer } from '#libs/sealing';
import type { Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { canonicalJson } from '../../common/http';
import { Problem } from '../../common/problems';
import { StrictValidationPipe } from '../../common/validation';
import type { ConsoleRequest, Viewer } from '../session/viewer';
import type { Form } from './form-fields';

const KEY = /^[A-Za-z0-9-]{8,64}$/;
const REVISION = /^\d{1,9}$/;
/** Fields of every form that are no part of what it asks for. */
const HIDDEN = new Set(['csrf', 'key', 'revision']);

const rules = new StrictValidationPipe();

/** The fields of a form that was sent, without its file; none where there was no body. */
export const formOf = (request: ConsoleRequest): Form => request.upload?.fields ?? ((request.body ?? {}) as Form);

/** A text that was filled in; undefined for a field left empty. */
export const filledIn = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};

/**
 * The envelope of a form's command: sent twice it happens once, because the page gave it a key, and it is refused when
 * the page that it stood on is out of date.
 */
export function formEnvelope(request: ConsoleRequest, viewer: Viewer, sealer: Sealer): CommandEnvelope {
  const form = formOf(request);
  const { key, revision } = form;
  if (key === undefined || !KEY.test(key)) {
    throw new Problem('idempotency_key_required', 'The form came without its key. Open the page again.');
  }
  if (revision !== undefined && !REVISION.test(revision)) {
    throw new Problem('invalid_request', 'The form came with a broken revision. Open the page again.');
  }
  const content = Object.fromEntries(Object.entries(form).filter(([name]) => !HIDDEN.has(name)));
  const commandId = deterministicId('command', viewer.merchantId, `console ${request.url}`, key);
  return {
    commandId,
    fingerprint: sealer.fingerprint(`console ${request.url}\n${canonicalJson(content)}`),
    correlationId: commandId,
    actor: viewer.actor,
    merchantId: viewer.merchantId,
    ...(revision !== undefined && { ifRevision: Number.parseInt(revision, 10) }),
  };
}

/** The body that the API would take, checked by the same rules. @throws Problem with the complaints by field */
export async function checkedBody<T extends object>(rule: Type<T>, body: object): Promise<T> {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  return (await rules.transform(given, { type: 'body', metatype: rule })) as T;
}

/** The query of a page, checked by the rules of the API's list. Empty fields of a filter form mean nothing. */
export async function checkedQuery<T extends object>(rule: Type<T>, request: FastifyRequest): Promise<T> {
  return (await rules.transform(filters(request), { type: 'query', metatype: rule })) as T;
}

/** What stands in the address, without what was left empty. */
export function filters(request: FastifyRequest): Record<string, string> {
  const query = request.query as Readonly<Record<string, unknown>>;
  const filled = Object.entries(query).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return Object.fromEntries(filled.map(([name, value]) => [name, String(value).trim()]));
}
