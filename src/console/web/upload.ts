import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { BusboyHeaders, BusboyInstance } from '@fastify/busboy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../common/problems';
import type { Form } from './form-fields';

/** A form with a file: the fields that stand before it, and the file as it comes. */
export interface Upload {
  readonly fields: Form;
  /** Absent: none was chosen. */
  readonly file?: { readonly name: string; readonly content: Readable };
}

const LIMITS = { fields: 10, fieldNameSize: 100, fieldSize: 1_024, files: 1, parts: 11 };

/** A parser hands on a file as a stream, and so the body as it is; any other form is read already. */
export const isUpload = ({ body }: FastifyRequest): boolean => body instanceof Readable;

/**
 * Reads a form up to its file, which may be larger than memory. The fields have to stand before the file, as they do in
 * a page where they stand before it: nothing is kept of a form before its token is looked at.
 * @throws Problem for a body that is no such form, or names a field twice
 */
export async function openUpload(request: FastifyRequest, reply: FastifyReply): Promise<Upload> {
  const body = request.body as Readable;
  const parser = parserOf(request);
  // Whatever the answer was, what is left of the body is dropped, so that the connection can be used again.
  reply.raw.once('finish', () => void body.unpipe(parser).resume());
  const fields = Object.create(null) as Record<string, string>;
  return new Promise<Upload>((resolve, reject) => {
    const refuse = (): void => reject(new Problem('invalid_request', 'The form could not be read to its end.'));
    parser.on('field', (name, value) => {
      if (Object.hasOwn(fields, name)) reject(new Problem('invalid_request', 'The form names a field twice.'));
      fields[name] = value;
    });
    parser.on('file', (_, content, name) => {
      // A sender that breaks off must not leave a reader waiting.
      finished(body).catch((error: unknown) => content.destroy(error as Error));
      // What stands behind the file does not count, however fast it comes.
      if (name) resolve({ fields: { ...fields }, file: { name, content } });
      else content.resume();
    });
    parser.on('finish', () => resolve({ fields }));
    parser.on('error', refuse);
    body.once('error', refuse);
    body.pipe(parser);
  });
}

function parserOf({ headers }: FastifyRequest): BusboyInstance {
  try {
    return new Busboy({ headers: headers as BusboyHeaders, limits: LIMITS });
  } catch {
    throw new Problem('invalid_request', 'The form does not say where its parts end.');
  }
}
