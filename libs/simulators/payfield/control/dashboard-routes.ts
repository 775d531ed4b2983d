import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#libs/clock';
import type { Answer } from '#libs/simulators/kit';
import { dashboardPage } from './dashboard-page';
import { readFaultForm } from './fault-form';
import type { Simulation } from './simulation';

const ENDINGS = ['failed', 'canceled', 'expired', 'refunded'] as const;

/** The page at `/` and its forms; for machines there are the control routes. */
export const dashboardRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    const show = (reply: FastifyReply, error?: string): FastifyReply =>
      send(reply, dashboardPage(simulation, clock.now(), error));
    /** Does what a form asks for; what cannot be done is told on the page. */
    const act = (reply: FastifyReply, back: string, action: () => void): FastifyReply => {
      try {
        action();
      } catch (error) {
        if (error instanceof RangeError) return show(reply, error.message);
        throw error;
      }
      return reply.redirect(back, 303);
    };

    server.get('/', (_request, reply) => show(reply));
    server.post('/_sim/page/faults', (request, reply) =>
      act(reply, '/#faults', () => simulation.addFault(readFaultForm(formOf(request)))),
    );
    server.post<{ Params: { id: string } }>('/_sim/page/faults/:id/clear', (request, reply) =>
      act(reply, '/#faults', () => simulation.clearFaults(Number(request.params.id))),
    );
    server.post('/_sim/page/decide', (request, reply) =>
      act(reply, '/#operations', () => decide(simulation, formOf(request))),
    );
  };

function decide(simulation: Simulation, form: URLSearchParams): void {
  const which = {
    externalId: form.get('externalId') ?? '',
    type: form.get('type') === 'payout' ? ('payout' as const) : ('payin' as const),
    shop: form.get('shop') ?? '',
  };
  if (form.get('status') === 'success') return simulation.pay(which);
  const status = ENDINGS.find((ending) => ending === form.get('status'));
  if (!status) throw new RangeError('Choose what happens.');
  simulation.end({ ...which, status });
}

const formOf = ({ body }: FastifyRequest): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams();

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
