import type { FastifyInstance } from 'fastify';
import { ANSWER_FAULTS, answerWith } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import type { Api } from './api';

/** Everything below `/v2/`, raw: a signature covers the bytes as they came. Registered as a plugin of its own. */
export const apiRoutes = (api: Api, faults: Faults) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    server.all('/v2/*', (request, reply) => {
      const raw = {
        method: request.method,
        url: request.raw.url ?? '',
        headers: request.headers,
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      };
      return answerWith(reply, faults.strike(ANSWER_FAULTS, api.subject(raw)), () => api.answer(raw));
    });
  };
