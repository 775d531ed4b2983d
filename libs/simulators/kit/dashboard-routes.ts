import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Answer } from './answer';
import type { FaultForm } from './fault-form';
import { readFaultForm } from './fault-form';
import type { FaultRule } from './fault-plan';

export interface DashboardOptions<F extends { kind: string }> {
  readonly simulation: {
    addFault(rule: FaultRule<F>): number;
    clearFaults(id?: number): void;
    redeliver(deliveryId: number): boolean;
  };
  readonly faultForm: FaultForm<F>;
  /** The page, with what a person did wrong. */
  readonly page: (error?: string) => Answer;
}

/** The page at `/` and its forms; for machines there are the control routes. */
export const dashboardRoutes = <F extends { kind: string }>({ simulation, faultForm, page }: DashboardOptions<F>) =>
  async function register(server: FastifyInstance): Promise<void> {
    const plan = (form: URLSearchParams): void => void simulation.addFault(readFaultForm(faultForm, form));
    server.get('/', (_request, reply) => sendAnswer(reply, page()));
    server.post('/_sim/page/faults', (request, reply) => {
      const error = wrongIn(() => plan(formOf(request.body)));
      return error === undefined ? reply.redirect('/#faults', 303) : sendAnswer(reply, page(error));
    });
    server.post<{ Params: { id: string } }>('/_sim/page/faults/:id/clear', (request, reply) => {
      simulation.clearFaults(Number(request.params.id));
      return reply.redirect('/#faults', 303);
    });
    server.post<{ Params: { id: string } }>('/_sim/page/deliveries/:id/redeliver', (request, reply) => {
      simulation.redeliver(Number(request.params.id));
      return reply.redirect('/#deliveries', 303);
    });
  };

/** What a person did wrong, for the page; any other error goes on. */
export function wrongIn(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** The body of a form; none where something else was sent. */
export const formOf = (body: unknown): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams();

export function sendAnswer(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
