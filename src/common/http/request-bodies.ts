import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems';
import { parseForm } from './form-body';
import { parseStrictJson } from './strict-json';

const JSON_TYPE = /^application\/json\s*(;|$)/i;
/** Statements and reports, which only this route takes, and refuses with the place that is wrong. */
const FILE_ROUTE = '/v1/settlements/imports';
/** Providers choose their own formats there, and a signature is checked over the bytes. Nothing is parsed of either. */
const RAW_ROUTES = ['/notifications/', FILE_ROUTE];
const FILE_TYPES = ['application/xml', 'text/csv'];
/** Pages of people, whose browsers send forms; nowhere else is a form a request. */
const FORM_ROUTES = '/console/';
/** The one form with a file in it, which is read as it comes. */
const UPLOAD_ROUTE = '/console/settlements/imports';

/**
 * The one way in which a body becomes a value: JSON in UTF-8, of one meaning, and forms for the pages of the console.
 * Its bytes stay at hand as `rawBody`.
 */
export function readBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  // Files of banks and providers may be larger than memory: the route reads them as they come.
  fastify.addContentTypeParser(FILE_TYPES, (request, payload, done) => {
    if (request.url.startsWith(FILE_ROUTE)) done(null, payload);
    else done(new Problem('unsupported_media_type', 'Bodies are application/json.'));
  });
  fastify.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    if (request.url.startsWith(UPLOAD_ROUTE)) done(null, payload);
    else done(new Problem('unsupported_media_type', 'No file is taken here.'));
  });
  app.useBodyParser('*', undefined, (request: FastifyRequest, body: Buffer, done) => {
    try {
      const isRaw = RAW_ROUTES.some((route) => request.url.startsWith(route));
      done(null, isRaw ? undefined : parse(request, body));
    } catch (error) {
      done(error as Error);
    }
  });
}

function parse(request: FastifyRequest, body: Buffer): unknown {
  // Clients name a media type also where they send nothing.
  if (body.length === 0) return undefined;
  if (request.url.startsWith(FORM_ROUTES)) return parseForm(request, body);
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    throw new Problem('unsupported_media_type', 'Bodies are application/json.');
  }
  return parseStrictJson(decode(body));
}

function decode(body: Buffer): string {
  if (!isUtf8(body)) throw new Problem('invalid_request', 'The body is not UTF-8.');
  return body.toString('utf8');
}
