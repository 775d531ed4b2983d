/**
 * The simulator's own endpoints; the provider has none of them. JSON in and out, errors as `{ "error": "…" }`. An
 * order is named by `orderNo` or by the `url` of its page.
 *
 * | Request                              | Body or query                                                     |
 * | ------------------------------------ | ----------------------------------------------------------------- |
 * | GET /_sim/book                       | orderNo?, limit? (newest first, 100)                              |
 * | GET /_sim/deliveries                 | orderNo? (oldest first)                                           |
 * | POST /_sim/deliveries/:id/redeliver  |                                                                   |
 * | POST /_sim/pay                       | { orderNo or url, amount? }: also after the time was over         |
 * | POST /_sim/decline                   | { orderNo or url, reason? }                                       |
 * | POST /_sim/time-out, /_sim/settle-order | { orderNo or url }                                             |
 * | POST /_sim/refunds                   | { orderNo, number, decision: done or rejected, because? }         |
 * | GET, POST, DELETE /_sim/faults       | { fault: { kind, … }, match?, times?, rate? } → { id }            |
 * | DELETE /_sim/faults/:id              |                                                                   |
 * | GET, POST /_sim/quirks               | part of the quirks                                                |
 * | GET /_sim/signatures                 | in which form of numbers requests were signed                     |
 * | POST /_sim/merchants/:merchantId     | { secrets?, apiKey?, riskUrl?, available? }                       |
 * | POST /_sim/merchants/:merchantId/cards | → { cardholderId, cardId }                                      |
 * | GET, POST /_sim/clock                | { advanceMs }: only where the clock can be moved                  |
 * | POST /_sim/settle                    | does what is due, waits for running deliveries                    |
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#libs/clock';
import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';
import type { Quirks } from '../quirks';
import * as schema from './schemas';
import type { BookFilter, MerchantChange, OrderName, Simulation } from './simulation';

const body = (bodySchema: object): { schema: { body: object } } => ({ schema: { body: bodySchema } });
const OK = { ok: true };

/** Registered as a plugin: errors are JSON here, whatever they are elsewhere. */
export const controlRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
      reply.code(error instanceof RangeError ? 422 : (error.statusCode ?? 500)).send({ error: error.message }),
    );
    orders(server, simulation);
    misbehaviour(server, simulation);
    administration(server, simulation, clock);
  };

function orders(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    orders: simulation.book(request.query),
  }));
  server.post<{ Body: OrderName & { amount?: string } }>(
    '/_sim/pay',
    body(schema.PAY),
    async ({ body: { amount, ...name } }) => simulation.pay(name, amount),
  );
  server.post<{ Body: OrderName & { reason?: string } }>(
    '/_sim/decline',
    body(schema.DECLINE),
    async ({ body: { reason, ...name } }) => simulation.decline(name, reason),
  );
  server.post<{ Body: OrderName }>('/_sim/time-out', body(schema.ORDER), async (request) =>
    simulation.timeOut(request.body),
  );
  server.post<{ Body: OrderName }>('/_sim/settle-order', body(schema.ORDER), async (request) =>
    simulation.settleOrder(request.body),
  );
  server.post<{ Body: { orderNo: string; number: string; decision: 'done' | 'rejected'; because?: string } }>(
    '/_sim/refunds',
    body(schema.DECISION),
    async ({ body: { orderNo, number, decision, because } }) =>
      simulation.decideRefund(orderNo, number, decision, because),
  );
  server.get<{ Querystring: { orderNo?: string } }>('/_sim/deliveries', async (request) => ({
    deliveries: simulation.deliveries(request.query.orderNo),
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
  server.get('/_sim/signatures', async () => simulation.signatureForms());
}

function administration(server: FastifyInstance, simulation: Simulation, clock: Clock): void {
  server.post<{ Params: { id: string }; Body: MerchantChange }>(
    '/_sim/merchants/:id',
    body(schema.MERCHANT_CHANGE),
    async (request) => {
      simulation.changeMerchant(request.params.id, request.body);
      return OK;
    },
  );
  server.post<{ Params: { id: string } }>('/_sim/merchants/:id/cards', async (request) =>
    simulation.issueCard(request.params.id),
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
