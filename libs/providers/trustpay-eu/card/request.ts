import type { Money } from '#libs/money';
import type { Payer } from '../../spi';
import { toProviderAmount } from '../amount';
import type { TrustPayEuConfig } from '../config';
import { signedMessage } from '../signature';
import type { Fields } from '../signature';
import { Unsupported } from '../unsupported';
import { billingFields } from './billing';
import type { ChosenType } from './choose-payment-type';

export interface CardOperation {
  readonly reference: string;
  readonly amount: Money;
  readonly payer?: Payer;
}

const ENDPOINT = '/mapi5/Card/PayPopup';
/** Others "may be lost or altered" by the gateway (fact sheet 2). */
const REFERENCE = /^[A-Za-z0-9]{1,35}$/;
const PAYMENT_REQUEST_ID = /^\d{1,10}$/;
const URL_LENGTH_MAX = 256;

export const cardEndpoint = (config: TrustPayEuConfig): string => config.gatewayUrl + ENDPOINT;

/**
 * The parameters of a card request, signed: what both the hosted page and the background calls begin with. What is
 * signed is the very text that is sent, before percent-encoding.
 * @throws Unsupported when a required value has no valid form
 */
export function signedCardRequest(config: TrustPayEuConfig, chosen: ChosenType, operation: CardOperation): Fields {
  const { type, key } = chosen;
  if (!REFERENCE.test(operation.reference)) throw new Unsupported('the reference must be 1 to 35 letters and digits');
  if (type.needs === 'PaymentRequestId' && !PAYMENT_REQUEST_ID.test(key ?? '')) {
    throw new Unsupported('the provider reference must be a payment request id of 1 to 10 digits');
  }
  const fields: Fields = {
    AccountId: config.accountId,
    ...amountFields(config, chosen, operation.amount),
    Reference: operation.reference,
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

/** @throws Unsupported for an address that the provider would cut */
export function urlField(url: string): string {
  if (url.length > URL_LENGTH_MAX) throw new Unsupported(`an address may have at most ${URL_LENGTH_MAX} characters`);
  return url;
}

/** `name=value&…`, percent-encoded as UTF-8, spaces as `%20`; values that are absent are left out. */
export function encodeFields(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&');
}
