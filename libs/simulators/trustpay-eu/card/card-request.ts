import { parseAmount } from '../merchant-api/amount';
import * as field from '../merchant-api/fields';
import type { Parameters } from '../merchant-api/parameters';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import type { ReturnUrls } from '../merchant-api/return-urls';
import { readReturnUrls } from '../merchant-api/return-urls';
import type { CardPaymentType } from './payment-types';
import { isCardPaymentType, rulesOf } from './payment-types';

/** A request to the card endpoint whose fields are all present and well-formed. Nothing about it is verified yet. */
export interface CardRequest {
  readonly accountId: string;
  /** Hundredths. */
  readonly amount: bigint;
  readonly currency: string;
  readonly reference: string;
  readonly paymentType: CardPaymentType;
  readonly signature: string;
  readonly cardId?: string;
  readonly paymentRequestId?: string;
  readonly urls: ReturnUrls;
  readonly notificationUrl?: string;
  readonly language?: string;
  readonly description?: string;
}

const BILLING = ['BillingCity', 'BillingCountry', 'BillingPostcode', 'BillingStreet', 'CardHolder', 'Email'] as const;

/** Section 5.1. CardHolder: one table says 140, another 100; the longer one is accepted. */
const BILLING_FORMATS = {
  BillingCity: field.text(80),
  BillingCountry: field.countryCode,
  BillingPostcode: field.postcode,
  BillingStreet: field.text(100),
  CardHolder: field.text(140, 3),
  Email: field.email,
};

/** The values that the signature covers, in their order (sheet, section 3.1). */
export function signedValues(parameters: Parameters, type: CardPaymentType): (string | undefined)[] {
  const { signsBilling, refersBy } = rulesOf(type);
  return parameters.pick([
    ...['AccountId', 'Amount', 'Currency', 'Reference', 'PaymentType'],
    ...(signsBilling ? BILLING : []),
    ...(refersBy ? [refersBy] : []),
  ]);
}

/**
 * Throws Refusal 1001 with the first field that is missing or malformed. `strictBilling`: the six billing fields are
 * required.
 */
export function readCardRequest(parameters: Parameters, { strictBilling }: { strictBilling: boolean }): CardRequest {
  if (parameters.repeated !== undefined) refuse(`${parameters.repeated} is given twice`);
  const paymentType = parameters.get('PaymentType');
  if (!isCardPaymentType(paymentType)) refuse('PaymentType is missing or unknown');
  const { refersBy, signsBilling } = rulesOf(paymentType);
  const request = {
    accountId: field.required(parameters, 'AccountId', field.numeric(10)),
    amount: readAmount(parameters, paymentType),
    currency: field.required(parameters, 'Currency', field.currencyCode),
    reference: field.required(parameters, 'Reference', field.reference),
    paymentType,
    signature: field.required(parameters, 'Signature', field.signatureFormat),
    cardId: refersBy === 'CardId' ? field.required(parameters, 'CardId', field.text(64)) : undefined,
    paymentRequestId:
      refersBy === 'PaymentRequestId' ? field.required(parameters, 'PaymentRequestId', field.numeric(10)) : undefined,
    notificationUrl: field.optional(parameters, 'NotificationUrl', field.webAddress),
    language: field.optional(parameters, 'Localization', field.countryCode)?.toLowerCase(),
    description: field.optional(parameters, 'Description', field.text(140)),
  };
  const billing = signsBilling && strictBilling ? field.required : field.optional;
  for (const name of BILLING) billing(parameters, name, BILLING_FORMATS[name]);
  for (const name of ['Url', 'ReturnUrl', 'CancelUrl', 'ErrorUrl']) field.optional(parameters, name, field.webAddress);
  field.optional(parameters, 'Country', field.countryCode);
  field.optional(parameters, 'IsRedirect', field.boolWord);
  return { ...request, urls: readReturnUrls(parameters) };
}

function readAmount(parameters: Parameters, type: CardPaymentType): bigint {
  const amount = parseAmount(field.required(parameters, 'Amount', field.amount)) ?? 0n;
  if (amount === 0n && !rulesOf(type).allowsZero) refuse('Amount must be above zero');
  return amount;
}

function refuse(detail: string): never {
  throw new Refusal(ResultCode.InvalidRequest, detail);
}
