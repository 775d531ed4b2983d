/**
 * What this simulator has beside the common control routes (see the kit). JSON in and out.
 *
 * | Request                              | Body or query |
 * | ------------------------------------ | ------------------------------------------------------------------------- |
 * | GET /_sim/book                       | order? (id or reference), limit? (newest first, 100) |
 * | POST /_sim/pay                       | { order, amount?, token?, from?, hash?, state? } → { txId } |
 * | POST /_sim/deposit                   | { txId, state }: a deposit that was seen or held goes on |
 * | POST /_sim/top-up                    | { payer, token, amount, state? } → { txId }: coins without an order |
 * | POST /_sim/move-payer                | { payer, token }: another permanent address |
 * | POST /_sim/expire                    | { order }: its time is over now |
 * | POST /_sim/refund                    | { refund, decision, reason? } |
 * | POST /_sim/payout                    | { payout, kind?, decision, reason? } |
 * | POST /_sim/rate                      | { token, rate } |
 * | POST /_sim/fund                      | { account, token, amount or "drain" } |
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Clock } from '#libs/clock';
import { controlRoutes as commonRoutes, lever } from '#libs/simulators/kit';
import { ApiError } from '../wire/errors';
import * as schema from './schemas';
import type { PayInstruction, Simulation, TopUpInstruction } from './simulation';

/** Messages are about an order or a refund, by its id. */
export const controlRoutes = (simulation: Simulation, clock: Clock): FastifyPluginAsync =>
  commonRoutes({
    ...{ simulation, clock, deliveryKey: 'key', faultRule: schema.FAULT_RULE, quirks: schema.QUIRKS },
    own: (server) => {
      payments(server, simulation);
      money(server, simulation);
    },
    refusal: (error) => (error instanceof ApiError ? {} : undefined),
  });

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
  lever<TopUpInstruction>(server, 'top-up', schema.TOP_UP, (body) => simulation.topUp(body));
  lever<{ payer: string; token: string }>(server, 'move-payer', schema.MOVE_PAYER, ({ payer, token }) =>
    simulation.movePayer(payer, token),
  );
  lever<{ order: string }>(server, 'expire', schema.EXPIRE, ({ order }) => simulation.expire(order));
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
