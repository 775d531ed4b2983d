import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '#libs/clock';
import { page, html } from '#libs/simulators/kit';
import type { Answer } from '#libs/simulators/kit';
import { readFaultForm } from '../control/fault-form';
import type { PayInstruction, Simulation } from '../control/simulation';
import { cashierPage } from './cashier-page';
import { dashboardPage } from './dashboard-page';

/** Pages for people, all usable without scripts; for machines there are the control routes. */
export const pageRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.get('/', (_request, reply) => send(reply, dashboardPage(simulation, clock.now())));
    server.post('/_sim/page/faults', (request, reply) => {
      const error = refused(() => simulation.addFault(readFaultForm(formOf(request.body))));
      return error === undefined
        ? reply.redirect('/#faults', 303)
        : send(reply, dashboardPage(simulation, clock.now(), error));
    });
    server.post<{ Params: { id: string } }>('/_sim/page/faults/:id/clear', (request, reply) => {
      simulation.clearFaults(Number(request.params.id));
      return reply.redirect('/#faults', 303);
    });
    cashier(server, simulation);
  };

function cashier(server: FastifyInstance, simulation: Simulation): void {
  const show = (reply: FastifyReply, prepayId: string | undefined, error?: string): FastifyReply => {
    const [order] = prepayId === undefined ? [] : simulation.book({ prepayId });
    return send(reply, order ? cashierPage(order, error) : noOrder());
  };
  server.get<{ Querystring: { prepayid?: string } }>('/cashier', (request, reply) =>
    show(reply, request.query.prepayid),
  );
  server.post('/cashier', (request, reply) => {
    const form = formOf(request.body);
    const prepayId = form.get('prepayid') ?? '';
    const error = refused(() => simulation.pay(instructionOf(form, prepayId)));
    if (error !== undefined) return show(reply, prepayId, error);
    return reply.redirect(`/cashier?prepayid=${encodeURIComponent(prepayId)}`, 303);
  });
}

function instructionOf(form: URLSearchParams, prepayId: string): PayInstruction {
  const what = form.get('what') ?? '';
  if (what === 'gate') return { prepayId, from: 'gate' };
  const amount = form.get('amount')?.trim() ?? '';
  if (what === 'seen') return { prepayId, amount, until: 'seen' };
  const trouble = (['wrongCoin', 'wrongChain', 'risk'] as const).find((each) => each === what);
  return { prepayId, amount, trouble };
}

/** What a person did wrong. */
function refused(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

const noOrder = (): Answer =>
  page({ title: 'GatePay cashier', status: 404, body: html`<main><h1>There is no such order.</h1></main>` });

const formOf = (body: unknown): URLSearchParams => (body instanceof URLSearchParams ? body : new URLSearchParams());

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
