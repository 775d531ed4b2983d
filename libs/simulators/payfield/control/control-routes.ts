/**
 * The simulator's own endpoints; the provider has none of them. JSON in and out, errors as `{ "error": "…" }`.
 *
 * | Request                             | Body or query                                                       |
 * | ----------------------------------- | ------------------------------------------------------------------- |
 * | GET /_sim/book                      | externalId?, type?, shop?, limit? (newest first, 100)               |
 * | GET /_sim/shops                     | with their balances                                                 |
 * | GET /_sim/deliveries                | operationId? (oldest first)                                         |
 * | POST /_sim/deliveries/:id/redeliver |                                                                     |
 * | POST /_sim/pay                      | { externalId, type?, shop?, amount? }: success, in time or late     |
 * | POST /_sim/end                      | { externalId, type?, shop?, status }: failed, canceled, expired, refunded |
 * | POST /_sim/stick                    | { externalId, type?, shop? }: an internal error, pending for ever   |
 * | GET, POST, DELETE /_sim/faults      | { fault: { kind, … }, match?, times?, rate? } → { id }              |
 * | DELETE /_sim/faults/:id             |                                                                     |
 * | GET, POST /_sim/quirks              | part of the quirks                                                  |
 * | POST /_sim/merchants                | { apiKey, active?, secrets?, defaultShop?, defaultCallbackUrl? }    |
 * | POST /_sim/shops/:code              | { active?, output?, payinData?, available?, credit?, maximum?, … }  |
 * | GET, POST /_sim/clock               | { advanceMs }: only where the clock can be moved                    |
 * | POST /_sim/settle                   | does what is due, waits for running deliveries                      |
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#libs/clock';
import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';
import type { Quirks } from '../quirks';
import * as schema from './schemas';
import type { BookFilter, MerchantChange, ShopChange, Simulation, Which } from './simulation';

const body = (bodySchema: object): { schema: { body: object } } => ({ schema: { body: bodySchema } });
const OK = { ok: true };

/** Registered as a plugin: errors are JSON here, whatever they are elsewhere. */
export const controlRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const status = error instanceof RangeError ? 422 : (error.statusCode ?? 500);
      return reply.code(status).send({ error: error.message });
    });
    operations(server, simulation);
    misbehaviour(server, simulation);
    administration(server, simulation, clock);
  };

function operations(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    operations: simulation.book(request.query),
  }));
  server.post<{ Body: Which & { amount?: string } }>('/_sim/pay', body(schema.PAY), async (request) => {
    simulation.pay(request.body);
    return OK;
  });
  server.post<{ Body: Parameters<Simulation['end']>[0] }>('/_sim/end', body(schema.END), async (request) => {
    simulation.end(request.body);
    return OK;
  });
  server.post<{ Body: Which }>('/_sim/stick', body(schema.WHICH), async (request) => {
    simulation.stick(request.body);
    return OK;
  });
  server.get<{ Querystring: { operationId?: string } }>('/_sim/deliveries', async (request) => ({
    deliveries: simulation.deliveries(request.query.operationId),
  }));
  server.post<{ Params: { id: string } }>('/_sim/deliveries/:id/redeliver', async (request, reply) =>
    simulation.redeliver(Number(request.params.id)) ? OK : reply.code(404).send({ error: 'no such delivery' }),
  );
}

function misbehaviour(server: FastifyInstance, simulation: Simulation): void {
  server.get('/_sim/faults', async () => ({ faults: simulation.faults() }));
  server.post<{ Body: FaultRule<Fault> }>('/_sim/faults', body(schema.FAULT_RULE), async (request) => ({
    id: simulation.addFault(request.body),
  }));
  server.delete<{ Params: { id?: string } }>('/_sim/faults/:id?', async (request) => {
    simulation.clearFaults(request.params.id === undefined ? undefined : Number(request.params.id));
    return OK;
  });
  server.get('/_sim/quirks', async () => simulation.quirks());
  server.post<{ Body: Partial<Quirks> }>('/_sim/quirks', body(schema.QUIRKS), async (request) => {
    simulation.setQuirks(request.body);
    return simulation.quirks();
  });
}

function administration(server: FastifyInstance, simulation: Simulation, clock: Clock): void {
  server.get('/_sim/shops', async () => ({ shops: simulation.shops() }));
  server.post<{ Params: { code: string }; Body: ShopChange }>(
    '/_sim/shops/:code',
    body(schema.SHOP_CHANGE),
    async (request) => {
      simulation.changeShop(request.params.code, request.body);
      return OK;
    },
  );
  server.post<{ Body: MerchantChange & { apiKey: string } }>(
    '/_sim/merchants',
    body(schema.MERCHANT_CHANGE),
    async ({ body: { apiKey, ...change } }) => {
      simulation.changeMerchant(apiKey, change);
      return OK;
    },
  );
  server.get('/_sim/clock', async () => ({ now: clock.now().toISOString() }));
  server.post<{ Body: { advanceMs: number } }>('/_sim/clock', body(schema.CLOCK), async (request, reply) => {
    if (!isMovable(clock)) return reply.code(409).send({ error: 'this clock cannot be moved' });
    clock.advance(request.body.advanceMs);
    await simulation.settle();
    return { now: clock.now().toISOString() };
  });
  server.post('/_sim/settle', async () => {
    await simulation.settle();
    return OK;
  });
}

const isMovable = (clock: Clock): clock is Clock & { advance(milliseconds: number): void } =>
  'advance' in clock && typeof clock.advance === 'function';
