import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
import { formOf, html, page, sendAnswer, wrongIn } from '#libs/simulators/kit';
import type { PayInstruction, Simulation } from '../control/simulation';
import { cashierPage } from './cashier-page';

/** The payer's page, usable without scripts; for machines there are the control routes. */
export const cashierRoutes = (simulation: Simulation) =>
  async function register(server: FastifyInstance): Promise<void> {
    const show = (reply: FastifyReply, prepayId: string | undefined, error?: string): FastifyReply => {
      const [order] = prepayId === undefined ? [] : simulation.book({ prepayId });
      return sendAnswer(reply, order ? cashierPage(order, error) : noOrder());
    };
    server.get<{ Querystring: { prepayid?: string } }>('/cashier', (request, reply) =>
      show(reply, request.query.prepayid),
    );
    server.post('/cashier', (request, reply) => {
      const form = formOf(request.body);
      const prepayId = form.get('prepayid') ?? '';
      const error = wrongIn(() => simulation.pay(instructionOf(form, prepayId)));
      if (error !== undefined) return show(reply, prepayId, error);
      return reply.redirect(`/cashier?prepayid=${encodeURIComponent(prepayId)}`, 303);
    });
  };

function instructionOf(form: URLSearchParams, prepayId: string): PayInstruction {
  const what = form.get('what') ?? '';
  if (what === 'gate') return { prepayId, from: 'gate' };
  const amount = form.get('amount')?.trim() ?? '';
  if (what === 'seen') return { prepayId, amount, until: 'seen' };
  const trouble = (['wrongCoin', 'wrongChain', 'risk'] as const).find((each) => each === what);
  return { prepayId, amount, trouble };
}

const noOrder = (): Answer =>
  page({ title: 'GatePay cashier', status: 404, body: html`<main><h1>There is no such order.</h1></main>` });
