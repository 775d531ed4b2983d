import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#libs/clock';
import type { Answer } from '#libs/simulators/kit';
import { ANSWER_FAULTS, answerWith, dashboardRoutes, formOf, sendAnswer } from '#libs/simulators/kit';
import { FAULT_FORM } from './control/fault-form';
import type { Simulation } from './control/simulation';
import type { Faults } from './faults';
import type { Gateway } from './gateway';
import { dashboardPage } from './pages/dashboard';
import type { Payer } from './pages/payer';
import { parseMembers, text } from './wire/literal-json';

/** The merchant's interface: bodies stay raw, whatever their type, because the signature covers what was written. */
export const merchantRoutes = (gateway: Gateway, faults: Faults) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'string' }, (_request, payload, done) => done(null, payload));
    for (const path of gateway.paths()) {
      server.post(path, (request, reply) => {
        const body = typeof request.body === 'string' ? request.body : '';
        const orderNo = text(parseMembers(body) ?? {}, 'order_no');
        const key = request.headers['x-api-key'];
        const apiKey = typeof key === 'string' ? key : undefined;
        const fault = faults.strike(ANSWER_FAULTS, { step: 'request', path, orderNo });
        const contentType = request.headers['content-type'];
        return answerWith(reply, fault, () => gateway.receive({ path, contentType, apiKey, body }));
      });
    }
  };

/** The payer's page and the one at `/`, with their forms. */
export const pageRoutes = (payer: Payer, simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    await server.register(formbody, { parser: (form) => new URLSearchParams(form) as never });
    server.get<{ Querystring: { token?: string } }>('/checkout.html', (request, reply) =>
      sendAnswer(reply, payer.show(String(request.query.token))),
    );
    server.post<{ Querystring: { token?: string } }>('/checkout.html', async (request, reply) =>
      sendAnswer(reply, await payer.submit(String(request.query.token), formOf(request.body))),
    );
    const page = (error?: string): Answer => dashboardPage(simulation, clock.now(), error);
    await server.register(dashboardRoutes({ simulation, faultForm: FAULT_FORM, page }));
  };
