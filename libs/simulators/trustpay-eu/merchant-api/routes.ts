import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Answer, FaultSubject } from '#libs/simulators/kit';
import { ANSWER_FAULTS, answerWith } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import { Parameters } from './parameters';

/** What answers at one of the two gateways, cards or wires. */
export interface GatewayEndpoint {
  receive(parameters: Parameters): Promise<Answer>;
  show(session: string): Answer;
  submit(session: string, form: URLSearchParams): Promise<Answer>;
  subject(session: string): FaultSubject;
}

/** Parameters of the query and, for POST, of the form; a name in both counts as given twice. */
function parametersOf(request: FastifyRequest): Parameters {
  const query = request.raw.url?.split('?').slice(1).join('?') ?? '';
  const form = request.body instanceof URLSearchParams ? [...request.body] : [];
  return new Parameters([...new URLSearchParams(query), ...form]);
}

/** The public addresses of a gateway: the one that merchants call, and the pages behind it, in any letter case. */
export function registerGateway(
  server: FastifyInstance,
  name: 'Card' | 'Wire',
  endpoint: GatewayEndpoint,
  faults: Faults,
): void {
  server.route({
    method: ['GET', 'POST'],
    url: `/mapi5/${name}/PayPopup`,
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

  const page = `/mapi5/${name}/Pay/:session`;
  server.get<{ Params: { session: string } }>(page, (request, reply) =>
    answerWith(reply, undefined, () => endpoint.show(request.params.session)),
  );

  server.post<{ Params: { session: string } }>(page, (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const fault = faults.strike(ANSWER_FAULTS, endpoint.subject(request.params.session));
    return answerWith(reply, fault, (): Promise<Answer> => endpoint.submit(request.params.session, form));
  });
}
