import { UnsupportedPaymentError } from '../spi';
import type { FollowUp, HttpClient, NotifiedFact, ProviderAdapter, ProviderResult } from '../spi';
import type { RawNotification, StartPayment } from '../spi';
import type { BankingParts } from './banking';
import { findLine } from './banking/find-line';
import { queryRefund, refundByBanking } from './banking/refund';
import { refundPaymentOperation } from './banking/refund-payment';
import { capabilitiesOf } from './capabilities';
import { callInBackground } from './card/background-call';
import type { BackgroundOperation } from './card/background-call';
import { chooseChargeType } from './card/choose-payment-type';
import type { ChosenType } from './card/choose-payment-type';
import { cardPageUrl } from './card/hosted-page';
import { authorisationOf, readCardNotification, verifyCardNotification } from './card/notification';
import { factsOf } from './card/notified-facts';
import { CARD } from './card/payment-types';
import type { TrustPayEuConfig } from './config';
import { notificationOfMail } from './mail';
import { parsePayerReturn } from './payer-return';
import { wireIdOf } from './provider-reference';
import { Unsupported } from './unsupported';
import { wirePageUrl } from './wire/hosted-page';
import { isWireNotification, otherSideOf, readWireNotification, verifyWireNotification } from './wire/notification';
import { factsOfWire } from './wire/notified-facts';
import { refundWire } from './wire/refund';

const NAME = 'trustpay-eu';

/**
 * TrustPay EU, Merchant API v02: card payments and instant bank transfers; with API Banking the bank behind them. The
 * adapter owns the HTTP clients that it is given and closes them.
 */
export function createTrustPayEuAdapter(
  config: TrustPayEuConfig,
  { http, bank }: { http: HttpClient; bank?: BankingParts },
): ProviderAdapter {
  const desk = config.banking?.refunds ? bank?.desk : undefined;
  const call = async (operation: BackgroundOperation, choose: () => ChosenType): Promise<ProviderResult> => ({
    outcome: await callInBackground(config, http, operation, choose),
  });
  const giveBack = (request: FollowUp) => call(request, () => ({ type: CARD.refund, key: request.providerReference }));
  const refund = async (request: FollowUp): Promise<ProviderResult> => {
    const wireId = wireIdOf(request.providerReference);
    if (wireId === undefined) return giveBack(request);
    return {
      outcome: await (desk ? refundByBanking(desk, request, wireId) : refundWire(config, http, request, wireId)),
    };
  };
  return {
    name: NAME,
    title: 'TrustPay EU',
    capabilities: capabilitiesOf(config),
    hostedPage: (payment) => ({ url: hostedPageUrl(config, payment) }),
    charge: (charge) => call(charge, () => chooseChargeType(charge)),
    capture: (request) => call(request, () => ({ type: CARD.capture, key: request.providerReference })),
    // The same payment type: it cancels what is not captured yet (fact sheet 5.2).
    void: giveBack,
    refund,
    ...(desk && {
      query: async (operation) => ({ outcome: await queryRefund(desk, operation) }),
      findLine: (operation) => findLine(desk, operation),
    }),
    notifications: {
      methods: ['GET'],
      // One address gets both kinds; each is signed in an order of its own (fact sheet 3.2).
      verify: (raw) =>
        isWireNotification(raw) ? verifyWireNotification(config, raw) : verifyCardNotification(config, raw),
      parse: factsIn,
      details: (raw) => (isWireNotification(raw) ? otherSideOf(raw) : authorisationOf(raw)),
      fromMail: notificationOfMail,
      // Any 2xx counts as delivered, anything else is delivered again (fact sheet 7.1).
      accepted: { status: 200 },
      refused: { status: 400 },
    },
    parseReturn: parsePayerReturn,
    ...(bank && { banking: bank.banking, clientOperations: [refundPaymentOperation(bank.desk)] }),
    close: async () => {
      await Promise.all([http.close(), bank?.close()]);
    },
  };
}

function factsIn(raw: RawNotification): readonly NotifiedFact[] {
  const wire = isWireNotification(raw) ? readWireNotification(raw) : undefined;
  if (wire) return factsOfWire(wire);
  const card = readCardNotification(raw);
  return card ? factsOf(card) : [];
}

function hostedPageUrl(config: TrustPayEuConfig, payment: StartPayment): string {
  try {
    if (payment.method === 'card') return cardPageUrl(config, payment);
    if (payment.method === 'bank_transfer') return wirePageUrl(config, payment);
    throw new Unsupported(`no payment by ${payment.method}`);
  } catch (error) {
    if (error instanceof Unsupported) throw new UnsupportedPaymentError(NAME, error.message);
    throw error;
  }
}
