import type { Money } from '#libs/money';
import type { Payer } from '../../spi';
import { toProviderAmount } from '../amount';
import type { TrustPayEuConfig } from '../config';
import { PAYMENT_REQUEST_ID, referenceField } from '../request-fields';
import { signedMessage } from '../signature';
import type { Fields } from '../signature';
import { wordsOnly } from '../text';
import { Unsupported } from '../unsupported';
import { billingFields } from './billing';
import type { ChosenType } from './choose-payment-type';

export interface CardOperation {
  readonly reference: string;
  readonly amount: Money;
  readonly payer?: Payer;
}

const ENDPOINT = '/mapi5/Card/PayPopup';

const DESCRIPTION_MAX = 140;

export const cardEndpoint = (config: TrustPayEuConfig): string => config.gatewayUrl + ENDPOINT;

/** Of cards: letters, digits and spaces, never signed (fact sheet 5.1, 3). */
export const descriptionField = (text: string | undefined): string | undefined => wordsOnly(text, DESCRIPTION_MAX);

/**
 * The parameters of a card request, signed: what both the hosted page and the background calls begin with. What is
 * signed is the very text that is sent, before percent-encoding.
 * @throws Unsupported when a required value has no valid form
 */
export function signedCardRequest(config: TrustPayEuConfig, chosen: ChosenType, operation: CardOperation): Fields {
  const { type, key } = chosen;
  const Reference = referenceField(operation.reference);
  if (type.needs === 'PaymentRequestId' && !PAYMENT_REQUEST_ID.test(key ?? '')) {
    throw new Unsupported('the provider reference must be a payment request id of 1 to 10 digits');
  }
  const fields: Fields = {
    AccountId: config.accountId,
    ...amountFields(config, chosen, operation.amount),
    Reference,
    PaymentType: String(type.code),
    ...(type.billing && billingFields(operation.payer ?? {})),
    ...(type.needs && { [type.needs]: key }),
  };
  return { ...fields, Signature: config.keys.sign(signedMessage(type.signed, fields)) };
}

function amountFields(config: TrustPayEuConfig, { type }: ChosenType, amount: Money): Fields {
  if (amount.minor <= 0n && !(type.zeroAmount && amount.minor === 0n)) {
    throw new Unsupported('the amount must be positive; 0.00 is possible only when a card is saved for later charges');
  }
  if (config.currencies !== 'any' && !config.currencies.includes(amount.currency)) {
    throw new Unsupported(`the account is not configured for ${amount.currency}`);
  }
  const fields = toProviderAmount(amount);
  if (!fields) throw new Unsupported('the amount needs a currency with two decimals and at most 13 digits');
  return fields;
}
