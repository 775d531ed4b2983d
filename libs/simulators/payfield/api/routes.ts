import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ANSWER_FAULTS, answerWith } from '#libs/simulators/kit';
import type { Answer } from '#libs/simulators/kit';
import type { ContentFault, Faults } from '../faults';
import type { Merchant } from '../merchants';
import type { OperationType } from '../operation';
import type { Quirks } from '../quirks';
import { Refusal } from '../wire/refusal';
import { refusalAnswer } from '../wire/render';
import type { Api } from './api';
import type { Door } from './authenticate';

const TYPES: readonly OperationType[] = ['payin', 'payout'];

interface Parts {
  readonly api: Api;
  readonly door: Door;
  readonly faults: Faults;
  readonly quirks: Quirks;
}

/** A plugin, so that bodies stay bytes here: they are verified before they are parsed (sheet, section 9.2). */
export const apiRoutes = (the: Parts) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const type of TYPES) operationRoutes(server, the, type);
    server.get('/api/v1/balance', (request, reply) => {
      const { shop_code: shop, currency } = queryOf(request);
      const subject = { step: 'balance', shop };
      const ask = (merchant: Merchant): Answer => the.api.balance(merchant, shop, currency);
      return answerWith(reply, the.faults.strike(ANSWER_FAULTS, subject), () =>
        spoiled(the, subject, guarded(the, request, ask)),
      );
    });
  };

function operationRoutes(server: FastifyInstance, the: Parts, type: OperationType): void {
  server.post(`/api/v1/${type}s`, (request, reply) => {
    const subject = { step: 'create', type, ...hintsIn(bodyOf(request)) };
    return answerWith(reply, the.faults.strike(ANSWER_FAULTS, subject), () =>
      spoiled(
        the,
        subject,
        guarded(the, request, (merchant) => the.api.create(merchant, type, bodyOf(request))),
      ),
    );
  });
  server.get<{ Params: { id: string } }>(`/api/v1/${type}s/:id`, (request, reply) => {
    const { shop_code: shop } = queryOf(request);
    const { id } = request.params;
    const subject = { step: 'status', type, externalId: id, shop };
    return answerWith(reply, the.faults.strike(ANSWER_FAULTS, subject), () =>
      spoiled(
        the,
        subject,
        guarded(the, request, (merchant) => the.api.status(merchant, type, id, shop)),
      ),
    );
  });
}

/** The merchant's request, or its refusal in the provider's form. */
function guarded({ door, quirks }: Parts, request: FastifyRequest, ask: (merchant: Merchant) => Answer): Answer {
  try {
    return ask(door.enter({ headers: request.headers, body: bodyOf(request) }));
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, quirks.generation);
    throw error;
  }
}

/** The answer with one field changed, where a fault wants it. */
function spoiled({ faults }: Parts, subject: Readonly<Record<string, string | undefined>>, given: Answer): Answer {
  if (given.status >= 300) return given;
  const fault: ContentFault | undefined = faults.strike(['differentAnswer'], subject);
  if (!fault) return given;
  const fields = JSON.parse(given.body) as Record<string, unknown>;
  return { ...given, body: JSON.stringify({ ...fields, [fault.field]: fault.value }) };
}

const bodyOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));
const queryOf = ({ query }: FastifyRequest) => query as { shop_code?: string; currency?: string };

/** What a fault can be aimed at. The body is not verified yet, so it may be anything. */
function hintsIn(body: Buffer): { externalId?: string; shop?: string } {
  try {
    const { external_id: externalId, shop_code: shop } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    return {
      externalId: typeof externalId === 'string' ? externalId : undefined,
      shop: typeof shop === 'string' ? shop : undefined,
    };
  } catch {
    return {};
  }
}
