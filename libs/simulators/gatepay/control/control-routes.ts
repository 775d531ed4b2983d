/**
 * What this simulator has beside the common control routes (see the kit). JSON in and out.
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
 * | GET, POST /_sim/rates               | { fiatCurrency, coin, rate }: coins for one unit of the currency, or      |
 * |                                     | { currency, payCurrency, rate }: pay coins for one coin of an order       |
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Clock } from '#libs/clock';
import { controlRoutes as commonRoutes, lever } from '#libs/simulators/kit';
import type { BookedConversion, BookedRate } from '../rates';
import * as schema from './schemas';
import type { BookFilter, OrderName, PayInstruction, Simulation } from './simulation';

export const controlRoutes = (simulation: Simulation, clock: Clock): FastifyPluginAsync =>
  commonRoutes({
    ...{ simulation, clock, deliveryKey: 'prepayId', faultRule: schema.FAULT_RULE, quirks: schema.QUIRKS },
    own: (server) => payments(server, simulation),
  });

function payments(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    orders: simulation.book(request.query),
  }));
  server.get('/_sim/balances', async () => ({
    balances: simulation.balances(),
    conserved: simulation.isConserved(),
  }));
  server.get('/_sim/rates', async () => ({
    rates: simulation.rates(),
    conversions: simulation.conversions(),
  }));
  lever<BookedRate | BookedConversion>(server, 'rates', schema.RATE, (rate) => simulation.setRate(rate));
  lever<PayInstruction>(server, 'pay', schema.PAY, (instruction) => simulation.pay(instruction));
  lever<OrderName & { txId?: string }>(server, 'confirm', schema.CONFIRM, ({ txId, ...name }) =>
    simulation.confirm(name, txId),
  );
  lever<OrderName>(server, 'expire', schema.ORDER, (name) => simulation.expire(name));
  lever<{ refundRequestId: string; reason?: string }>(server, 'refunds', schema.DECIDE, ({ refundRequestId, reason }) =>
    simulation.decideRefund(refundRequestId, reason),
  );
  lever<{ subAccount: string; coin: string; amount: string }>(
    server,
    'move',
    schema.MOVE,
    ({ subAccount, coin, amount }) => simulation.move(subAccount, coin, amount),
  );
}
