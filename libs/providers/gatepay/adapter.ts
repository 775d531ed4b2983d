import type { HttpClient, ProviderAdapter, ProviderDependencies, ProviderResult, QueryOperation } from '../spi';
import { balances } from './operations/balances';
import { factsOf } from './callback/facts';
import { verifyCallback } from './callback/verify';
import { CAPABILITIES } from './capabilities';
import { createClient } from './client';
import type { GatePayConfig } from './config';
import { clientOperations } from './operations/client-operations';
import { moneyUnder } from './order/money-under';
import { checkPayment, closeOrder, openOrder, queryOrder } from './order/orders';
import { failed } from './outcomes';
import { queryRefund, refund } from './refund/refunds';

export const NAME = 'gatepay';

/** GatePay: checkout orders in coins, for a sub-account of an institution. Owns the HTTP client and closes it. */
export function createGatePayAdapter(
  config: GatePayConfig,
  { http, clock }: { http: HttpClient; clock: ProviderDependencies['clock'] },
): ProviderAdapter {
  const client = createClient(config, { http, clock });
  const tools = { client, clock };
  const query = async (operation: QueryOperation): Promise<ProviderResult> => {
    if (operation.type === 'refund') return queryRefund(client, operation);
    if (operation.type === 'authorize') {
      return queryOrder(tools, { merchantTradeNo: operation.reference }, operation.amount);
    }
    return { outcome: failed('query', 'absent', `the provider has no ${operation.type}`) };
  };
  return {
    name: NAME,
    title: 'GatePay',
    capabilities: CAPABILITIES,
    checkPayment: (payment) => checkPayment(NAME, payment),
    openPayment: (payment) => openOrder(tools, payment),
    cancelPayment: (payment) => closeOrder(tools, payment),
    refund: (request) => refund(client, request),
    query,
    balances: () => balances(client, config),
    moneyUnder: (reference) => moneyUnder(client, reference),
    notifications: {
      methods: ['POST'],
      verify: (raw) => verifyCallback(config, clock, raw),
      parse: factsOf,
      // Anything but 200 with SUCCESS is repeated (fact sheet 7).
      accepted: answer(200, 'SUCCESS'),
      refused: answer(400, 'FAIL'),
    },
    clientOperations: clientOperations(client),
    close: () => http.close(),
  };
}

const answer = (status: number, returnCode: string) => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify({ returnCode, returnMessage: '' }),
});
