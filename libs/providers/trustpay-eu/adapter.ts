import { UnsupportedPaymentError } from '../spi';
import type { FollowUp, HttpClient, ProviderAdapter, ProviderResult, StartPayment } from '../spi';
import { capabilitiesOf } from './capabilities';
import { callInBackground } from './card/background-call';
import type { BackgroundOperation } from './card/background-call';
import { chooseChargeType } from './card/choose-payment-type';
import type { ChosenType } from './card/choose-payment-type';
import { cardPageUrl } from './card/hosted-page';
import { readCardNotification, verifyCardNotification } from './card/notification';
import { factsOf } from './card/notified-facts';
import { CARD } from './card/payment-types';
import type { TrustPayEuConfig } from './config';
import { parsePayerReturn } from './payer-return';
import { Unsupported } from './unsupported';

const NAME = 'trustpay-eu';

/** TrustPay EU, Merchant API v02: card payments. The adapter owns the HTTP client that it is given and closes it. */
export function createTrustPayEuAdapter(config: TrustPayEuConfig, { http }: { http: HttpClient }): ProviderAdapter {
  const call = async (operation: BackgroundOperation, choose: () => ChosenType): Promise<ProviderResult> => ({
    outcome: await callInBackground(config, http, operation, choose),
  });
  const refund = (request: FollowUp) => call(request, () => ({ type: CARD.refund, key: request.providerReference }));
  return {
    name: NAME,
    title: 'TrustPay EU',
    capabilities: capabilitiesOf(config),
    hostedPage: (payment) => ({ url: hostedPageUrl(config, payment) }),
    charge: (charge) => call(charge, () => chooseChargeType(charge)),
    capture: (request) => call(request, () => ({ type: CARD.capture, key: request.providerReference })),
    // The same payment type: it cancels what is not captured yet (fact sheet 5.2).
    void: refund,
    refund,
    notifications: {
      methods: ['GET'],
      verify: (raw) => verifyCardNotification(config, raw),
      parse: (raw) => {
        const notification = readCardNotification(raw);
        return notification ? factsOf(notification) : [];
      },
      // Any 2xx counts as delivered, anything else is delivered again (fact sheet 7.1).
      accepted: { status: 200 },
      refused: { status: 400 },
    },
    parseReturn: parsePayerReturn,
    close: () => http.close(),
  };
}

function hostedPageUrl(config: TrustPayEuConfig, payment: StartPayment): string {
  try {
    if (payment.method !== 'card') throw new Unsupported(`no payment by ${payment.method}`);
    return cardPageUrl(config, payment);
  } catch (error) {
    if (error instanceof Unsupported) throw new UnsupportedPaymentError(NAME, error.message);
    throw error;
  }
}
