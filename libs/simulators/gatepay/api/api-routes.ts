import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANSWER_FAULTS, answerWith } from '#libs/simulators/kit';
import type { Answer } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import { Refusal, refuse } from '../refusal';
import { Gatekeeper } from './authenticate';
import type { Incoming } from './authenticate';
import { Parameters, withoutNulls } from './call';
import type { Call } from './call';
import type { Endpoint, Provider } from './endpoints';
import { endpoints } from './endpoints';
import { spoiled } from './spoiled';

const PREFIXES = ['', '/payment/open/institution'];

/** The provider's own interface. A plugin: here bodies stay raw bytes, because they are signed. */
export const apiRoutes = (provider: Provider, faults: Faults) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const gatekeeper = new Gatekeeper(provider.clock, provider.accounts, provider.quirks);
    for (const prefix of PREFIXES) {
      for (const endpoint of endpoints(provider)) {
        const handle = (request: FastifyRequest, reply: FastifyReply) =>
          serve({ endpoint, provider, gatekeeper, faults, isInstitution: prefix !== '' }, request, reply);
        server.route({ method: endpoint.method, url: prefix + endpoint.path, handler: handle });
      }
    }
  };

interface Serving {
  readonly endpoint: Endpoint;
  readonly provider: Provider;
  readonly gatekeeper: Gatekeeper;
  readonly faults: Faults;
  readonly isInstitution: boolean;
}

function serve(serving: Serving, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { endpoint, provider, faults, isInstitution } = serving;
  // What is due by the clock happens first, so that an answer never shows an order beyond its time.
  provider.scheduler.runDue();
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const incoming: Incoming = { method: request.method, headers: request.headers, body, isInstitution };
  const read = attempt(() => parametersOf(incoming, request.query as Record<string, unknown>));
  const subject = subjectOf(endpoint.step, read);
  const fault = faults.strike(ANSWER_FAULTS, subject);
  const system = faults.strike(['systemError'], subject);
  const business = faults.strike(['businessError'], subject);
  return answerWith(reply, fault, () => {
    const execute = () => data(serving, incoming, read);
    if (business) return envelope(provider, new Refusal(business.code, 'planned by a fault'));
    if (system?.executed) attempt(execute);
    if (system) return envelope(provider, refuse(300000, 'system error'));
    const result = attempt(execute);
    return envelope(provider, result instanceof Refusal ? result : spoiled(result, faults, subject));
  });
}

function data({ endpoint, gatekeeper, isInstitution }: Serving, incoming: Incoming, read: Parameters | Refusal) {
  const application = gatekeeper.admit(incoming);
  if (read instanceof Refusal) throw read;
  const call: Call = {
    clientId: application.clientId,
    subAccount: gatekeeper.subAccount(application, incoming),
    ...{ isInstitution, input: read, rawBody: incoming.body.toString('utf8') },
  };
  return endpoint.answer(call);
}

/** @throws Refusal 400001 */
function parametersOf({ method, body }: Incoming, query: Record<string, unknown>): Parameters {
  if (method === 'GET') return new Parameters(query);
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return new Parameters(withoutNulls(parsed as Record<string, unknown>));
    }
  } catch {
    // Said below: it is the same to the caller.
  }
  throw refuse(400001, 'the body is no JSON object');
}

/** What a fault can be aimed at: our names of order and refund, before anything was checked. */
function subjectOf(step: string, read: Parameters | Refusal): Record<string, string | undefined> {
  const fields = read instanceof Refusal ? {} : read.fields;
  const text = (name: string): string | undefined => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const reference = text('refundRequestId') ?? text('merchantTradeNo');
  return { step, reference, merchantTradeNo: text('merchantTradeNo'), prepayId: text('prepayId') };
}

function attempt<T>(run: () => T): T | Refusal {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Sheet 1.2. */
function envelope({ quirks }: Provider, result: unknown): Answer {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const code = (text: string): string | number => (quirks.numericCodes ? Number(text) : text);
  if (result instanceof Refusal) {
    const { label, message, status } = result;
    const body = { status: 'FAIL', code: code(String(result.code)), label, errorMessage: message, data: {} };
    return { status, headers, body: JSON.stringify(body) };
  }
  const body = { status: 'SUCCESS', code: '000000', errorMessage: '', data: result };
  return { status: 200, headers, body: JSON.stringify(body) };
}
