import { UnsupportedPaymentError } from '../spi';
import type { HttpClient, Outcome, ProviderAdapter, ProviderResult, StartPayment } from '../spi';
import { capabilitiesOf } from './capabilities';
import { factsOfCallback, verifyCallback } from './cashier/callback';
import { checkCashierPayment } from './cashier/check-payment';
import { neverSent } from './cashier/evidence';
import { moneyUnder } from './cashier/money-under';
import { openPayment } from './cashier/open-payment';
import { queryOperation } from './cashier/query';
import { refundOrder } from './cashier/refund';
import { clientOperationsOf } from './client/operations';
import type { TrustPayMoneyConfig } from './config';
import { Unsupported } from './unsupported';
import { callsOf } from './wire/call';

const NAME = 'trustpay-money';

/**
 * TrustPay money, gateway v4: cashier payins. Not the company behind `trustpay-eu`. The adapter owns the HTTP client
 * that it is given and closes it.
 */
export function createTrustPayMoneyAdapter(
  config: TrustPayMoneyConfig,
  { http }: { http: HttpClient },
): ProviderAdapter {
  const call = callsOf(config, http);
  return {
    name: NAME,
    title: 'TrustPay money',
    capabilities: capabilitiesOf(config),
    checkPayment: (payment) => check(config, payment),
    openPayment: (payment) => resultOf(() => openPayment(config, call, payment)),
    refund: (request) => resultOf(() => refundOrder(call, request)),
    query: (operation) => resultOf(() => queryOperation(config, call, operation)),
    moneyUnder: (reference) => moneyUnder(config, call, reference),
    notifications: {
      methods: ['POST'],
      verify: (raw) => verifyCallback(config, raw),
      parse: (raw) => factsOfCallback(config, raw),
      // The expected answer is not published; this is the custom among such gateways (fact sheet 6).
      accepted: { status: 200, contentType: 'text/plain', body: 'success' },
      refused: { status: 400 },
    },
    clientOperations: clientOperationsOf(config, call),
    close: () => http.close(),
  };
}

function check(config: TrustPayMoneyConfig, payment: StartPayment): void {
  try {
    checkCashierPayment(config, payment);
  } catch (error) {
    if (error instanceof Unsupported) throw new UnsupportedPaymentError(NAME, error.message);
    throw error;
  }
}

/** What has no form here fails before anything is sent. */
async function resultOf(perform: () => Promise<Outcome>): Promise<ProviderResult> {
  try {
    return { outcome: await perform() };
  } catch (error) {
    if (error instanceof Unsupported) return { outcome: neverSent(error.message) };
    throw error;
  }
}
