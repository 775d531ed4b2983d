import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems';

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;
/** The largest form is a bank order of a hundred payments. */
const FIELDS_MAX = 2_000;

/**
 * The fields of an HTML form (WHATWG URL, 5.1): each a text, each named once, on an object without a prototype.
 * @throws Problem for another media type, and for a form that could be read in two ways
 */
export function parseForm(request: FastifyRequest, body: Buffer): Readonly<Record<string, string>> {
  if (!FORM_TYPE.test(request.headers['content-type'] ?? '')) {
    throw new Problem('unsupported_media_type', 'Pages take forms: application/x-www-form-urlencoded.');
  }
  const fields = [...new URLSearchParams(body.toString('utf8'))];
  if (fields.length > FIELDS_MAX) throw new Problem('invalid_request', 'The form has too many fields.');
  if (new Set(fields.map(([name]) => name)).size < fields.length) {
    throw new Problem('invalid_request', 'The form names a field twice.');
  }
  const form = Object.create(null) as Record<string, string>;
  for (const [name, value] of fields) form[name] = value;
  return form;
}
