/**
 * What this simulator has beside the common control routes (see the kit). JSON in and out.
 *
 * | Request                                | Body or query                                                          |
 * | -------------------------------------- | ---------------------------------------------------------------------- |
 * | GET /_sim/book                         | reference?, paymentRequestId?, accountId?, limit? (newest first, 100)  |
 * | GET /_sim/settlements                  | credits of ended periods                                               |
 * | POST /_sim/settlements/short           | { amount }: the next credit is smaller by so much                      |
 * | POST /_sim/pay                         | { url, card?, expiry?, outcome?, action?, bank?, amount? }: fills in   |
 * |                                        | the hosted page of a card or of a bank                                 |
 * | POST /_sim/wires/stage                 | { id? or reference?, resultCode?, amount?, withoutReference? }         |
 * | POST /_sim/wires/transfer              | { amount, accountId?, currency?, reference?, resultCode?, … }          |
 * | GET /_sim/mails                        | notifications as e-mails, where the quirk is on                        |
 * | POST /_sim/chargeback                  | { paymentRequestId, amount? }                                          |
 * | POST /_sim/accounts/:accountId         | { secrets?, currencies?, enabled?, services?, balances?, … }           |
 * | POST /_sim/mandates/:paymentRequestId/cancel | later charges answer 1011                                  |
 * | POST /_sim/mandates/:paymentRequestId/forget | later charges answer 1010                                  |
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Clock } from '#libs/clock';
import { controlRoutes as commonRoutes, lever } from '#libs/simulators/kit';
import { Refusal } from '../merchant-api/result-codes';
import type { PayInstruction } from './hosted-payer';
import * as schema from './schemas';
import type { AccountChange, BookFilter, Simulation } from './simulation';
import type { Transfer, WireStage } from './wire-control';

export const controlRoutes = (simulation: Simulation, clock: Clock): FastifyPluginAsync =>
  commonRoutes({
    ...{ simulation, clock, deliveryKey: 'paymentRequestId', faultRule: schema.FAULT_RULE, quirks: schema.QUIRKS },
    own: (server) => {
      payments(server, simulation);
      wires(server, simulation);
      administration(server, simulation);
    },
    refusal: (error) => (error instanceof Refusal ? { resultCode: error.code } : undefined),
  });

function payments(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    payments: simulation.book(request.query),
  }));
  lever<PayInstruction>(server, 'pay', schema.PAY, (instruction) => simulation.pay(instruction));
  lever<{ paymentRequestId: string; amount?: string }>(
    server,
    'chargeback',
    schema.CHARGEBACK,
    ({ paymentRequestId, amount }) => simulation.chargeback(paymentRequestId, amount),
  );
  lever<{ amount: string }>(server, 'settlements/short', schema.SHORT, ({ amount }) => simulation.fallShort(amount));
  server.get('/_sim/settlements', async () => ({ settlements: simulation.settlements() }));
}

function wires(server: FastifyInstance, simulation: Simulation): void {
  lever<WireStage>(server, 'wires/stage', schema.WIRE_STAGE, (stage) => simulation.wires.stage(stage));
  lever<Transfer>(server, 'wires/transfer', schema.TRANSFER, (transfer) => simulation.wires.transfer(transfer));
  server.get('/_sim/mails', async () => ({ mails: simulation.mails() }));
}

function administration(server: FastifyInstance, simulation: Simulation): void {
  server.post<{ Params: { accountId: string }; Body: AccountChange }>(
    '/_sim/accounts/:accountId',
    { schema: { body: schema.ACCOUNT_CHANGE } },
    async (request) => {
      simulation.changeAccount(request.params.accountId, request.body);
      return { ok: true };
    },
  );
  server.post<{ Params: { id: string } }>('/_sim/mandates/:id/cancel', async (request) => {
    simulation.cancelMandate(request.params.id);
    return { ok: true };
  });
  server.post<{ Params: { id: string } }>('/_sim/mandates/:id/forget', async (request) => {
    simulation.forgetMandate(request.params.id);
    return { ok: true };
  });
}
