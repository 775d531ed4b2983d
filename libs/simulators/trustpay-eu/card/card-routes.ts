import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Answer } from '#libs/simulators/kit';
import { ANSWER_FAULTS, answerWith } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import { Parameters } from '../merchant-api/parameters';
import type { CardEndpoint } from './card-endpoint';

/** Parameters of the query and, for POST, of the form; a name in both counts as given twice. */
function parametersOf(request: FastifyRequest): Parameters {
  const query = request.raw.url?.split('?').slice(1).join('?') ?? '';
  const form = request.body instanceof URLSearchParams ? [...request.body] : [];
  return new Parameters([...new URLSearchParams(query), ...form]);
}

/** The public endpoints for cards: the one that merchants call, and the pages behind it. */
export function registerCardRoutes(server: FastifyInstance, endpoint: CardEndpoint, faults: Faults): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/mapi5/Card/PayPopup',
    handler: (request, reply) => {
      const parameters = parametersOf(request);
      const subject = {
        step: 'request',
        accountId: parameters.get('AccountId'),
        reference: parameters.get('Reference'),
        paymentRequestId: parameters.get('PaymentRequestId'),
        paymentType: parameters.get('PaymentType'),
      };
      return answerWith(reply, faults.strike(ANSWER_FAULTS, subject), () => endpoint.receive(parameters));
    },
  });

  server.get<{ Params: { session: string } }>('/mapi5/Card/Pay/:session', (request, reply) =>
    answerWith(reply, undefined, () => endpoint.show(request.params.session)),
  );

  server.post<{ Params: { session: string } }>('/mapi5/Card/Pay/:session', (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const fault = faults.strike(ANSWER_FAULTS, endpoint.subject(request.params.session));
    return answerWith(reply, fault, (): Promise<Answer> => endpoint.submit(request.params.session, form));
  });
}
