/**
 * What this simulator has beside the common control routes (see the kit). JSON in and out. An order is named by
 * `orderNo` or by the `url` of its page.
 *
 * | Request                              | Body or query                                                     |
 * | ------------------------------------ | ----------------------------------------------------------------- |
 * | GET /_sim/book                       | orderNo?, limit? (newest first, 100)                              |
 * | POST /_sim/pay                       | { orderNo or url, amount? }: also after the time was over         |
 * | POST /_sim/decline                   | { orderNo or url, reason? }                                       |
 * | POST /_sim/time-out, /_sim/settle-order | { orderNo or url }                                             |
 * | POST /_sim/refunds                   | { orderNo, number, decision: done or rejected, because? }         |
 * | GET /_sim/signatures                 | in which form of numbers requests were signed                     |
 * | POST /_sim/merchants/:merchantId     | { secrets?, apiKey?, riskUrl?, available? }                       |
 * | POST /_sim/merchants/:merchantId/cards | → { cardholderId, cardId }                                      |
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Clock } from '#libs/clock';
import { controlRoutes as commonRoutes, lever } from '#libs/simulators/kit';
import * as schema from './schemas';
import type { BookFilter, MerchantChange, OrderName, Simulation } from './simulation';

interface RefundDecision {
  readonly orderNo: string;
  readonly number: string;
  readonly decision: 'done' | 'rejected';
  readonly because?: string;
}

export const controlRoutes = (simulation: Simulation, clock: Clock): FastifyPluginAsync =>
  commonRoutes({
    ...{ simulation, clock, deliveryKey: 'orderNo', faultRule: schema.FAULT_RULE, quirks: schema.QUIRKS },
    own: (server) => {
      orders(server, simulation);
      merchants(server, simulation);
    },
  });

function orders(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    orders: simulation.book(request.query),
  }));
  lever<OrderName & { amount?: string }>(server, 'pay', schema.PAY, ({ amount, ...name }) =>
    simulation.pay(name, amount),
  );
  lever<OrderName & { reason?: string }>(server, 'decline', schema.DECLINE, ({ reason, ...name }) =>
    simulation.decline(name, reason),
  );
  lever<OrderName>(server, 'time-out', schema.ORDER, (name) => simulation.timeOut(name));
  lever<OrderName>(server, 'settle-order', schema.ORDER, (name) => simulation.settleOrder(name));
  lever<RefundDecision>(server, 'refunds', schema.DECISION, ({ orderNo, number, decision, because }) =>
    simulation.decideRefund(orderNo, number, decision, because),
  );
  server.get('/_sim/signatures', async () => simulation.signatureForms());
}

function merchants(server: FastifyInstance, simulation: Simulation): void {
  server.post<{ Params: { id: string }; Body: MerchantChange }>(
    '/_sim/merchants/:id',
    { schema: { body: schema.MERCHANT_CHANGE } },
    async (request) => {
      simulation.changeMerchant(request.params.id, request.body);
      return { ok: true };
    },
  );
  server.post<{ Params: { id: string } }>('/_sim/merchants/:id/cards', async (request) =>
    simulation.issueCard(request.params.id),
  );
}
