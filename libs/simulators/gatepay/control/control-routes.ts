/**
 * The simulator's own endpoints; the provider has none of them. JSON in and out, errors as `{ "error": "…" }`.
 *
 * | Request                             | Body or query                                                             |
 * | ----------------------------------- | ------------------------------------------------------------------------- |
 * | GET /_sim/book                      | prepayId?, merchantTradeNo?, limit? (newest first, 100)                   |
 * | GET /_sim/balances                  | accounts, and whether they agree with the orders                          |
 * | POST /_sim/pay                      | { prepayId or merchantTradeNo, amount?, trouble?, until?, from? }         |
 * | POST /_sim/confirm                  | { prepayId or merchantTradeNo, txId? }: one more confirmation             |
 * | POST /_sim/expire                   | { prepayId or merchantTradeNo }                                           |
 * | POST /_sim/refunds                  | { refundRequestId, reason? }: decides; a reason rejects                   |
 * | POST /_sim/move                     | { subAccount, coin, amount }: funds, or drains with a minus               |
 * | GET /_sim/deliveries                | prepayId? (oldest first)                                                  |
 * | POST /_sim/deliveries/:id/redeliver |                                                                           |
 * | GET, POST, DELETE /_sim/faults      | { fault: { kind, … }, match?, times?, rate? } → { id }                    |
 * | DELETE /_sim/faults/:id             |                                                                           |
 * | GET, POST /_sim/quirks              | part of the quirks                                                        |
 * | GET, POST /_sim/clock               | { advanceMs }: only where the clock can be moved                          |
 * | POST /_sim/settle                   | does what is due, waits for running deliveries                            |
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#libs/clock';
import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';
import type { Quirks } from '../quirks';
import * as schema from './schemas';
import type { BookFilter, OrderName, PayInstruction, Simulation } from './simulation';

const body = (bodySchema: object): { schema: { body: object } } => ({ schema: { body: bodySchema } });
const OK = { ok: true };

/** Registered as a plugin: errors are JSON here, whatever they are elsewhere. */
export const controlRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
      reply.code(error instanceof RangeError ? 422 : (error.statusCode ?? 500)).send({ error: error.message }),
    );
    payments(server, simulation);
    deliveries(server, simulation);
    misbehaviour(server, simulation);
    time(server, simulation, clock);
  };

function payments(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    orders: simulation.book(request.query),
  }));
  server.get('/_sim/balances', async () => ({
    balances: simulation.balances(),
    conserved: simulation.isConserved(),
  }));
  server.post<{ Body: PayInstruction }>('/_sim/pay', body(schema.PAY), async (request) => simulation.pay(request.body));
  server.post<{ Body: OrderName & { txId?: string } }>('/_sim/confirm', body(schema.CONFIRM), async (request) => {
    simulation.confirm(request.body, request.body.txId);
    return OK;
  });
  server.post<{ Body: OrderName }>('/_sim/expire', body(schema.ORDER), async (request) => {
    simulation.expire(request.body);
    return OK;
  });
  server.post<{ Body: { refundRequestId: string; reason?: string } }>(
    '/_sim/refunds',
    body(schema.DECIDE),
    async ({ body: { refundRequestId, reason } }) => {
      simulation.decideRefund(refundRequestId, reason);
      return OK;
    },
  );
  server.post<{ Body: { subAccount: string; coin: string; amount: string } }>(
    '/_sim/move',
    body(schema.MOVE),
    async ({ body: { subAccount, coin, amount } }) => {
      simulation.move(subAccount, coin, amount);
      return OK;
    },
  );
}

function deliveries(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: { prepayId?: string } }>('/_sim/deliveries', async (request) => ({
    deliveries: simulation.deliveries(request.query.prepayId),
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

function time(server: FastifyInstance, simulation: Simulation, clock: Clock): void {
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
