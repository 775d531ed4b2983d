import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '#libs/clock';
import type { Answer } from '#libs/simulators/kit';
import { ANSWER_FAULTS, answerWith } from '#libs/simulators/kit';
import { readFaultForm } from './control/fault-form';
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
    const formOf = (body: unknown): URLSearchParams => (body instanceof URLSearchParams ? body : new URLSearchParams());
    const show = (reply: FastifyReply, error?: string): FastifyReply =>
      send(reply, dashboardPage(simulation, clock.now(), error));

    server.get<{ Querystring: { token?: string } }>('/checkout.html', (request, reply) =>
      send(reply, payer.show(String(request.query.token))),
    );
    server.post<{ Querystring: { token?: string } }>('/checkout.html', async (request, reply) =>
      send(reply, await payer.submit(String(request.query.token), formOf(request.body))),
    );
    server.get('/', (_request, reply) => show(reply));
    server.post('/_sim/page/faults', (request, reply) => {
      try {
        simulation.addFault(readFaultForm(formOf(request.body)));
      } catch (error) {
        if (error instanceof RangeError) return show(reply, error.message);
        throw error;
      }
      return reply.redirect('/#faults', 303);
    });
    server.post<{ Params: { id: string } }>('/_sim/page/faults/:id/clear', (request, reply) => {
      simulation.clearFaults(Number(request.params.id));
      return reply.redirect('/#faults', 303);
    });
  };

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
