import { UnsupportedPaymentError } from '../spi';
import type { ProviderAdapter, StartPayment } from '../spi';
import { createCalls } from './calls';
import type { CallDependencies } from './calls';
import { capabilitiesOf } from './capabilities';
import { balanceOperation } from './client/balance';
import { createPayoutOperation, payoutStatusOperation } from './client/payouts';
import type { PayfieldConfig } from './config';
import { readCallback, verifyCallback } from './payin/callback';
import { moneyUnder } from './payin/money-under';
import { openPayin } from './payin/open';
import { queryPayin } from './payin/query';
import { payinRequest } from './payin/request';
import { Unsupported } from './unsupported';

const NAME = 'payfield';

/** Payfield: payins by call, beside them payouts and balances. The adapter owns its HTTP client and closes it. */
export function createPayfieldAdapter(config: PayfieldConfig, dependencies: CallDependencies): ProviderAdapter {
  const calls = createCalls(config, dependencies);
  return {
    name: NAME,
    title: 'Payfield',
    capabilities: capabilitiesOf(config),
    checkPayment: (payment) => checkPayment(config, payment),
    openPayment: (payment) => openPayin(config, calls, payment),
    query: (operation) => queryPayin(config, calls, operation),
    moneyUnder: (reference) => moneyUnder(config, calls, reference),
    notifications: {
      methods: ['POST'],
      verify: (raw) => verifyCallback(config.credentials, raw),
      parse: readCallback,
      // Any 2xx counts as delivered (fact sheet U1: a guess).
      accepted: { status: 200 },
      refused: { status: 400 },
    },
    clientOperations: [
      balanceOperation(config, calls),
      createPayoutOperation(config, calls),
      payoutStatusOperation(config, calls),
    ],
    close: () => dependencies.http.close(),
  };
}

function checkPayment(config: PayfieldConfig, payment: StartPayment): void {
  try {
    payinRequest(config, payment);
  } catch (error) {
    if (error instanceof Unsupported) throw new UnsupportedPaymentError(NAME, error.message);
    throw error;
  }
}
