import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Answer, FaultSubject } from '#libs/simulators/kit';
import { ANSWER_FAULTS, answerWith } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import type { Body } from './body';
import { optionalText, readBody } from './body';
import { BankingRefusal } from './model';
import type { BankingParts } from './operations';
import { operationNamed } from './operations';
import type { Tokens } from './tokens';
import { TOKEN_LIFETIME_S } from './tokens';

/** A mass file is larger than the forms of the Merchant API. */
const BODY_BYTES = 8 * 1024 * 1024;

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

/** `POST /api/oauth2/token` and `POST /ApiBanking/*`, in any letter case. Registered as a plugin: bodies stay texts. */
export const bankingRoutes = (the: BankingParts & { readonly tokens: Tokens; readonly faults: Faults }) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_BYTES }, (_, body, done) => done(null, body));

    server.post('/api/oauth2/token', (request, reply) => {
      const fault = the.faults.strike(ANSWER_FAULTS, { step: 'banking', operation: 'token' });
      return answerWith(reply, fault, () => tokenAnswer(the.tokens, request));
    });

    server.post<{ Params: { operation: string } }>('/ApiBanking/:operation', (request, reply) => {
      const subject = subjectOf(request.params.operation, request.body);
      const refused = the.faults.strike(['refusal'], subject);
      if (refused) return answerWith(reply, undefined, () => json(refused.status, { Message: 'refused by a fault' }));
      const fault = the.faults.strike(ANSWER_FAULTS, subject);
      return answerWith(reply, fault, () => perform(the, request.params.operation, request));
    });
  };

function tokenAnswer(tokens: Tokens, { headers, body }: FastifyRequest): Answer {
  const form = new URLSearchParams(typeof body === 'string' ? body : '');
  if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
  const token = tokens.issue(headers.authorization);
  if (token === undefined) return json(401, { error: 'invalid_client' });
  return json(200, { access_token: token, token_type: 'Bearer', expires_in: TOKEN_LIFETIME_S });
}

function perform(
  the: BankingParts & { readonly tokens: Tokens },
  name: string,
  { headers, body }: FastifyRequest,
): Answer {
  try {
    if (!the.tokens.isValid(headers.authorization))
      throw new BankingRefusal(401, 'The token is missing or has expired');
    const operation = operationNamed(name);
    if (!operation) throw new BankingRefusal(404, 'No such operation');
    the.catchUp();
    return json(200, operation.perform(the, readBody(body)));
  } catch (error) {
    if (error instanceof BankingRefusal) return json(error.status, { Message: error.message });
    throw error;
  }
}

/** For aiming faults: by operation, and by what the request names. */
function subjectOf(operation: string, body: unknown): FaultSubject {
  const named = (given: Body, name: string) => attempt(() => optionalText(given, name));
  const given = attempt(() => readBody(body)) ?? {};
  const filter = (given.Filter ?? given) as Body;
  return {
    step: 'banking',
    operation: operationNamed(operation)?.name ?? operation,
    accountId: named(filter, 'AccountId'),
    paymentId: named(filter, 'PaymentId'),
    orderId: named(filter, 'OrderId'),
  };
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
