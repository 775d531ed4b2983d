import { parseAmount } from '../merchant-api/amount';
import * as field from '../merchant-api/fields';
import type { Parameters } from '../merchant-api/parameters';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import type { ReturnUrls } from '../merchant-api/return-urls';
import { readReturnUrls } from '../merchant-api/return-urls';

export type WirePaymentType = '0' | '8';

/** A request to the wire endpoint whose fields are all present and well-formed. Nothing about it is verified yet. */
export interface WireRequest {
  readonly accountId: string;
  /** Hundredths. */
  readonly amount: bigint;
  readonly currency: string;
  readonly reference: string;
  readonly paymentType: WirePaymentType;
  readonly paymentRequestId?: string;
  readonly urls: ReturnUrls;
  readonly notificationUrl?: string;
  readonly language?: string;
  readonly country?: string;
  readonly description?: string;
}

export const isWirePaymentType = (type: string | undefined): type is WirePaymentType => type === '0' || type === '8';

/** The values that the signature covers, in their order (sheet, section 3.1). */
export const signedValues = (parameters: Parameters, type: WirePaymentType): (string | undefined)[] =>
  parameters.pick([
    ...['AccountId', 'Amount', 'Currency', 'Reference', 'PaymentType'],
    ...(type === '8' ? ['PaymentRequestId'] : []),
  ]);

/** Throws Refusal 1001 with the first field that is missing or malformed (sheet, section 4.1 and 4.2). */
export function readWireRequest(parameters: Parameters): WireRequest {
  if (parameters.repeated !== undefined) refuse(`${parameters.repeated} is given twice`);
  const paymentType = parameters.get('PaymentType');
  if (!isWirePaymentType(paymentType)) refuse('PaymentType is missing or unknown');
  const request = {
    accountId: field.required(parameters, 'AccountId', field.numeric(10)),
    amount: parseAmount(field.required(parameters, 'Amount', field.amount)) ?? 0n,
    currency: field.required(parameters, 'Currency', field.currencyCode),
    reference: field.required(parameters, 'Reference', field.reference),
    paymentType,
    paymentRequestId:
      paymentType === '8' ? field.required(parameters, 'PaymentRequestId', field.numeric(10)) : undefined,
    notificationUrl: field.optional(parameters, 'NotificationUrl', field.webAddress),
    language: field.optional(parameters, 'Localization', field.countryCode)?.toLowerCase(),
    country: field.optional(parameters, 'Country', field.countryCode)?.toUpperCase(),
    description: field.optional(parameters, 'Description', field.text(140)),
  };
  if (request.amount === 0n) refuse('Amount must be above zero');
  field.required(parameters, 'Signature', field.signatureFormat);
  for (const name of ['Url', 'ReturnUrl', 'CancelUrl', 'ErrorUrl']) field.optional(parameters, name, field.webAddress);
  field.optional(parameters, 'Email', field.email);
  field.optional(parameters, 'IsRedirect', field.boolWord);
  return { ...request, urls: readReturnUrls(parameters) };
}

function refuse(detail: string): never {
  throw new Refusal(ResultCode.InvalidRequest, detail);
}
