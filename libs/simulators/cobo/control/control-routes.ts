/**
 * The simulator's own endpoints; the provider has none of them. JSON in and out, errors as `{ "error": "…" }`.
 *
 * | Request                              | Body or query |
 * | ------------------------------------ | ------------------------------------------------------------------------- |
 * | GET /_sim/book                       | order? (id or reference), limit? (newest first, 100) |
 * | POST /_sim/pay                       | { order, amount?, token?, from?, hash?, state? } → { txId } |
 * | POST /_sim/deposit                   | { txId, state }: a deposit that was seen or held goes on |
 * | POST /_sim/expire                    | { order }: its time is over now |
 * | POST /_sim/refund                    | { refund, decision, reason? } |
 * | POST /_sim/payout                    | { payout, kind?, decision, reason? } |
 * | POST /_sim/rate                      | { token, rate } |
 * | POST /_sim/fund                      | { account, token, amount or "drain" } |
 * | GET /_sim/deliveries                 | key? (id of an order or refund; oldest first) |
 * | POST /_sim/deliveries/:id/redeliver  | |
 * | GET, POST, DELETE /_sim/faults       | { fault: { kind, … }, match?, times?, rate? } → { id } |
 * | DELETE /_sim/faults/:id              | |
 * | GET, POST /_sim/quirks               | part of the quirks |
 * | GET, POST /_sim/clock                | { advanceMs }: only where the clock can be moved |
 * | POST /_sim/settle                    | does what is due, waits for running deliveries |
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#libs/clock';
import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';
import type { Quirks } from '../quirks';
import { ApiError } from '../wire/errors';
import * as schema from './schemas';
import type { PayInstruction, Simulation } from './simulation';

const OK = { ok: true };

/** Registered as a plugin: errors are JSON here, whatever they are elsewhere. */
export const controlRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const isCallers = error instanceof RangeError || error instanceof ApiError;
      return reply.code(isCallers ? 422 : (error.statusCode ?? 500)).send({ error: error.message });
    });
    payments(server, simulation);
    money(server, simulation);
    misbehaviour(server, simulation);
    administration(server, simulation, clock);
  };

/** A lever that answers with what it gives, or with `{ ok: true }`. */
function lever<B>(server: FastifyInstance, name: string, body: object, pull: (body: B) => object | void): void {
  server.post(`/_sim/${name}`, { schema: { body } }, async (request) => pull(request.body as B) ?? OK);
}

function payments(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: { order?: string; limit?: number } }>(
    '/_sim/book',
    { schema: { querystring: schema.BOOK } },
    async (request) => simulation.book(request.query),
  );
  lever<PayInstruction>(server, 'pay', schema.PAY, (body) => simulation.pay(body));
  lever<{ txId: string; state: 'PendingScreening' | 'Completed' | 'Rejected' }>(
    server,
    'deposit',
    schema.DEPOSIT,
    ({ txId, state }) => simulation.deposit(txId, state),
  );
  lever<{ order: string }>(server, 'expire', schema.EXPIRE, ({ order }) => simulation.expire(order));
  server.get<{ Querystring: { key?: string } }>('/_sim/deliveries', async (request) => ({
    deliveries: simulation.deliveries(request.query.key),
  }));
  server.post<{ Params: { id: string } }>('/_sim/deliveries/:id/redeliver', async (request, reply) =>
    simulation.redeliver(Number(request.params.id)) ? OK : reply.code(404).send({ error: 'no such delivery' }),
  );
}

function money(server: FastifyInstance, simulation: Simulation): void {
  lever<{ refund: string; decision: 'next'; reason?: string }>(
    server,
    'refund',
    schema.REFUND,
    ({ refund, decision, reason }) => simulation.refund(refund, decision, reason),
  );
  lever<{ payout: string; kind: 'payout'; decision: 'next'; reason?: string }>(
    server,
    'payout',
    schema.PAYOUT,
    ({ payout, kind, decision, reason }) => simulation.payout(kind, payout, decision, reason),
  );
  lever<{ token: string; rate: string }>(server, 'rate', schema.RATE, ({ token, rate }) =>
    simulation.setRate(token, rate),
  );
  lever<{ account: string; token: string; amount: string }>(server, 'fund', schema.FUND, ({ account, token, amount }) =>
    simulation.fund(account, token, amount),
  );
}

function misbehaviour(server: FastifyInstance, simulation: Simulation): void {
  server.get('/_sim/faults', async () => ({ faults: simulation.faults() }));
  lever<FaultRule<Fault>>(server, 'faults', schema.FAULT_RULE, (rule) => ({ id: simulation.addFault(rule) }));
  server.delete<{ Params: { id?: string } }>('/_sim/faults/:id?', async (request) => {
    simulation.clearFaults(request.params.id === undefined ? undefined : Number(request.params.id));
    return OK;
  });
  server.get('/_sim/quirks', async () => simulation.quirks());
  lever<Partial<Quirks>>(server, 'quirks', schema.QUIRKS, (change) => {
    simulation.setQuirks(change);
    return simulation.quirks();
  });
}

function administration(server: FastifyInstance, simulation: Simulation, clock: Clock): void {
  server.get('/_sim/clock', async () => ({ now: clock.now().toISOString() }));
  server.post<{ Body: { advanceMs: number } }>(
    '/_sim/clock',
    { schema: { body: schema.CLOCK } },
    async (request, reply) => {
      if (!isMovable(clock)) return reply.code(409).send({ error: 'this clock cannot be moved' });
      clock.advance(request.body.advanceMs);
      await simulation.settle();
      return { now: clock.now().toISOString() };
    },
  );
  server.post('/_sim/settle', async () => {
    await simulation.settle();
    return OK;
  });
}

const isMovable = (clock: Clock): clock is Clock & { advance(milliseconds: number): void } =>
  'advance' in clock && typeof clock.advance === 'function';
