/**
 * What this simulator has beside the common control routes (see the kit). JSON in and out.
 *
 * | Request                             | Body or query                                                       |
 * | ----------------------------------- | ------------------------------------------------------------------- |
 * | GET /_sim/book                      | externalId?, type?, shop?, limit? (newest first, 100)               |
 * | GET /_sim/shops                     | with their balances                                                 |
 * | POST /_sim/pay                      | { externalId, type?, shop?, amount? }: success, in time or late     |
 * | POST /_sim/end                      | { externalId, type?, shop?, status }: failed, canceled, expired, refunded |
 * | POST /_sim/stick                    | { externalId, type?, shop? }: an internal error, pending for ever   |
 * | POST /_sim/merchants                | { apiKey, active?, secrets?, defaultShop?, defaultCallbackUrl? }    |
 * | POST /_sim/shops/:code              | { active?, output?, payinData?, available?, credit?, maximum?, … }  |
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Clock } from '#libs/clock';
import { controlRoutes as commonRoutes, lever } from '#libs/simulators/kit';
import * as schema from './schemas';
import type { BookFilter, MerchantChange, ShopChange, Simulation, Which } from './simulation';

export const controlRoutes = (simulation: Simulation, clock: Clock): FastifyPluginAsync =>
  commonRoutes({
    ...{ simulation, clock, deliveryKey: 'operationId', faultRule: schema.FAULT_RULE, quirks: schema.QUIRKS },
    own: (server) => {
      operations(server, simulation);
      administration(server, simulation);
    },
  });

function operations(server: FastifyInstance, simulation: Simulation): void {
  server.get<{ Querystring: BookFilter }>('/_sim/book', { schema: { querystring: schema.BOOK } }, async (request) => ({
    operations: simulation.book(request.query),
  }));
  lever<Which & { amount?: string }>(server, 'pay', schema.PAY, (payment) => simulation.pay(payment));
  lever<Parameters<Simulation['end']>[0]>(server, 'end', schema.END, (ending) => simulation.end(ending));
  lever<Which>(server, 'stick', schema.WHICH, (which) => simulation.stick(which));
}

function administration(server: FastifyInstance, simulation: Simulation): void {
  server.get('/_sim/shops', async () => ({ shops: simulation.shops() }));
  server.post<{ Params: { code: string }; Body: ShopChange }>(
    '/_sim/shops/:code',
    { schema: { body: schema.SHOP_CHANGE } },
    async (request) => {
      simulation.changeShop(request.params.code, request.body);
      return { ok: true };
    },
  );
  lever<MerchantChange & { apiKey: string }>(server, 'merchants', schema.MERCHANT_CHANGE, ({ apiKey, ...change }) =>
    simulation.changeMerchant(apiKey, change),
  );
}
