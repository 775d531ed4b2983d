import type { FastifyInstance } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
import { formOf, sendAnswer, wrongIn } from '#libs/simulators/kit';
import type { Simulation } from './simulation';

const ENDINGS = ['failed', 'canceled', 'expired', 'refunded'] as const;

/** The form of the page at `/` that decides about an operation. `page` says what a person did wrong. */
export const decisionRoutes = (simulation: Simulation, page: (error?: string) => Answer) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.post('/_sim/page/decide', (request, reply) => {
      const error = wrongIn(() => decide(simulation, formOf(request.body)));
      return error === undefined ? reply.redirect('/#operations', 303) : sendAnswer(reply, page(error));
    });
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
