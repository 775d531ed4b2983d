import type { HttpClient, ProviderAdapter, ProviderDependencies, ProviderResult, QueryOperation } from '../spi';
import { balances } from './accounts/balances';
import { strayMoney } from './accounts/stray-money';
import { CAPABILITIES } from './capabilities';
import { clientOperations } from './client';
import type { CoboConfig } from './config';
import { factsOf, verifyNotification } from './notification';
import { moneyUnder } from './orders/money-under';
import { unknown } from './orders/outcome';
import { Payments } from './orders/payments';
import { Refunds } from './refunds/refunds';
import { payoutLists } from './payouts-told/payout-lists';
import { NAME } from './unsupported';
import { CoboApi } from './wire/api';

/** Cobo Payments: pay-in orders in coins. The adapter owns the HTTP client that it is given and closes it. */
export function createCoboAdapter(
  config: CoboConfig,
  { http, clock }: ProviderDependencies & { http: HttpClient },
): ProviderAdapter {
  const api = new CoboApi(config, http, clock);
  const payments = new Payments(api, config, clock);
  const refunds = new Refunds(api, config);
  return {
    name: NAME,
    title: 'Cobo',
    capabilities: CAPABILITIES,
    checkPayment: (payment) => payments.check(payment),
    openPayment: (payment) => payments.open(payment),
    cancelPayment: (request) => payments.cancel(request),
    refund: (request) => refunds.refund(request),
    query: (operation) => query(payments, refunds, operation),
    moneyUnder: (reference) => moneyUnder(api, config, reference),
    balances: (units) => balances(api, config, units),
    strayMoney: (since, place) => strayMoney(api, since, place),
    notifications: {
      methods: ['POST'],
      verify: (raw) => verifyNotification(config.platform, raw),
      parse: (raw) => factsOf(raw, config.merchantId),
      // 200 or 201 within two seconds; anything else comes again (fact sheet 9).
      accepted: { status: 200 },
      refused: { status: 401 },
    },
    clientOperations: clientOperations(api, config),
    payoutLists,
    close: () => http.close(),
  };
}

async function query(payments: Payments, refunds: Refunds, operation: QueryOperation): Promise<ProviderResult> {
  switch (operation.type) {
    case 'authorize':
      return payments.query(operation);
    case 'refund':
      return refunds.query(operation);
    default:
      return unknown(`there is no ${operation.type} at this provider`, 'query');
  }
}
