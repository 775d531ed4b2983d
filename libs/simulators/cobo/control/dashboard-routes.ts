import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '#libs/clock';
import type { Answer } from '#libs/simulators/kit';
import { dashboardPage } from './dashboard-page';
import { readFaultForm } from './fault-form';
import type { Simulation } from './simulation';

/** The page at `/` and its forms; for machines there are the control routes. */
export const dashboardRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    const show = (reply: FastifyReply, error?: string): FastifyReply =>
      send(reply, dashboardPage(simulation, clock.now(), error));

    server.get('/', (_request, reply) => show(reply));

    server.post('/_sim/page/faults', (request, reply) => {
      try {
        simulation.addFault(
          readFaultForm(request.body instanceof URLSearchParams ? request.body : new URLSearchParams()),
        );
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
