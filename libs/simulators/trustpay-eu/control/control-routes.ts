/**
 * The simulator's own endpoints; the provider has none of them. JSON in and out, errors as `{ "error": "…" }`.
 *
 * | Request                                | Body or query                                                          |
 * | -------------------------------------- | ---------------------------------------------------------------------- |
 * | GET /_sim/book                         | reference?, paymentRequestId?, accountId?, limit? (newest first, 100)  |
 * | GET /_sim/settlements                  | credits of ended periods                                               |
 * | GET /_sim/deliveries                   | paymentRequestId? (oldest first)                                       |
 * | POST /_sim/deliveries/:id/redeliver    |                                                                        |
 * | POST /_sim/pay                         | { url, card?, expiry?, outcome?, action?, bank?, amount? }: fills in   |
 * |                                        | the hosted page of a card or of a bank                                 |
 * | POST /_sim/wires/stage                 | { id? or reference?, resultCode?, amount?, withoutReference? }         |
 * | POST /_sim/wires/transfer              | { amount, accountId?, currency?, reference?, resultCode?, … }          |
 * | GET /_sim/mails                        | notifications as e-mails, where the quirk is on                        |
 * | POST /_sim/chargeback                  | { paymentRequestId, amount? }                                          |
 * | GET, POST, DELETE /_sim/faults         | { fault: { kind, … }, match?, times?, rate? } → { id }                 |
 * | DELETE /_sim/faults/:id                |                                                                        |
 * | GET, POST /_sim/quirks                 | part of the quirks                                                     |
 * | POST /_sim/accounts/:accountId         | { secrets?, currencies?, enabled?, services?, balances?, … }           |
 * | POST /_sim/mandates/:paymentRequestId/cancel |                                                                  |
 * | GET, POST /_sim/clock                  | { advanceMs }: only where the clock can be moved                       |
 * | POST /_sim/settle                      | does what is due, waits for running deliveries                         |
 */
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#libs/clock';
import type { FaultRule } from '#libs/simulators/kit';
import type { Fault } from '../faults';
import { Refusal } from '../merchant-api/result-codes';
import type { Quirks } from '../quirks';
import type { PayInstruction } from './hosted-payer';
import * as schema from './schemas';
import type { AccountChange, BookFilter, Simulation } from './simulation';
import type { Transfer, WireStage } from './wire-control';

const body = (bodySchema: object): { schema: { body: object } } => ({ schema: { body: bodySchema } });
const OK = { ok: true };

/** Registered as a plugin: errors are JSON here, whatever they are elsewhere. */
export const controlRoutes = (simulation: Simulation, clock: Clock) =>
  async function register(server: FastifyInstance): Promise<void> {
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const isCallers = error instanceof RangeError || error instanceof Refusal;
      const status = isCallers ? 422 : (error.statusCode ?? 500);
      const resultCode = error instanceof Refusal ? error.code : undefined;
      return reply.code(status).send({ error: error.message, resultCode });
    });
    payments(server, simulation);
    wires(server, simulation);
    misbehaviour(server, simulation);
    administration(server, simulation, clock);
  };

function payments(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    payments: simulation.book(request.query),
  }));
  server.post<{ Body: PayInstruction }>('/_sim/pay', body(schema.PAY), (request) => simulation.pay(request.body));
  server.post<{ Body: { paymentRequestId: string; amount?: string } }>(
    '/_sim/chargeback',
    body(schema.CHARGEBACK),
    async ({ body: { paymentRequestId, amount } }) => {
      await simulation.chargeback(paymentRequestId, amount);
      return OK;
    },
  );
  server.get('/_sim/settlements', async () => ({ settlements: simulation.settlements() }));
  server.get<{ Querystring: { paymentRequestId?: string } }>('/_sim/deliveries', async (request) => ({
    deliveries: simulation.deliveries(request.query.paymentRequestId),
  }));
  server.post<{ Params: { id: string } }>('/_sim/deliveries/:id/redeliver', async (request, reply) =>
    simulation.redeliver(Number(request.params.id)) ? OK : reply.code(404).send({ error: 'no such delivery' }),
  );
}

function wires(server: FastifyInstance, simulation: Simulation): void {
  server.post<{ Body: WireStage }>('/_sim/wires/stage', body(schema.WIRE_STAGE), (request) =>
    simulation.wires.stage(request.body),
  );
  server.post<{ Body: Transfer }>('/_sim/wires/transfer', body(schema.TRANSFER), (request) =>
    simulation.wires.transfer(request.body),
  );
  server.get('/_sim/mails', async () => ({ mails: simulation.mails() }));
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
  server.post<{ Params: { accountId: string }; Body: AccountChange }>(
    '/_sim/accounts/:accountId',
    body(schema.ACCOUNT_CHANGE),
    async (request) => {
      simulation.changeAccount(request.params.accountId, request.body);
      return OK;
    },
  );
  server.post<{ Params: { id: string } }>('/_sim/mandates/:id/cancel', async (request) => {
    simulation.cancelMandate(request.params.id);
    return OK;
  });
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
