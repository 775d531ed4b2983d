import type { Money } from '#libs/money';
import type { RawNotification, Verification } from '../../spi';
import { fromProviderAmount } from '../amount';
import type { TrustPayEuConfig } from '../config';
import { parseQuery } from '../query-string';
import { signedMessage } from '../signature';
import type { Fields } from '../signature';
import { SIGNED_NOTIFICATION } from '../signed-fields';

/** A card notification whose every value has the documented format (fact sheet 7.3). */
export interface CardNotification {
  readonly type: 'CRDT' | 'DBIT';
  readonly amount: Money;
  readonly reference: string;
  readonly resultCode: number;
  readonly paymentRequestId?: string;
  readonly cardId?: string;
  readonly cardMask?: string;
  /** MMYY. */
  readonly cardExpiration?: string;
}

/** No value holds the separator of the signed text, so its parts cannot be signed as one field and read as another. */
const REQUIRED: Readonly<Record<string, RegExp>> = {
  AccountId: /^\d{1,10}$/,
  Amount: /^\d{1,11}\.\d{2}$/,
  Currency: /^[A-Z]{3}$/,
  Reference: /^[^/]{1,35}$/,
  Type: /^(CRDT|DBIT)$/,
  ResultCode: /^\d{1,4}$/,
};
const OPTIONAL: Readonly<Record<string, RegExp>> = {
  PaymentRequestId: /^\d{1,10}$/,
  CardId: /^[^/]{1,64}$/,
  CardMask: /^[^/]{1,19}$/,
  CardExpiration: /^\d{4}$/,
  AuthNumber: /^[^/]{1,7}$/,
};

/** Signature first, over the values exactly as decoded; only then a look at what they say. */
export function verifyCardNotification(config: TrustPayEuConfig, raw: RawNotification): Verification {
  const refuse = (reason: string): Verification => ({ valid: false, reason });
  if (raw.method !== 'GET') return refuse('a notification is a GET request');
  const fields = parseQuery(raw.query);
  if (!fields) return refuse('the query string is malformed or names a parameter twice');
  const message = signedMessage(SIGNED_NOTIFICATION.card, fields);
  if (!config.keys.verify(message, fields.Signature ?? '')) return refuse('the signature does not fit');
  const wrong = misshapen(fields);
  if (wrong !== undefined) return refuse(`signed, but ${wrong} is missing or malformed`);
  if (fields.AccountId !== config.accountId) return refuse('signed, but for another account');
  return { valid: true, key: naturalKey(fields) };
}

/** Reads a notification that was verified; undefined for any other. */
export function readCardNotification(raw: RawNotification): CardNotification | undefined {
  const fields = parseQuery(raw.query);
  if (!fields || misshapen(fields) !== undefined) return undefined;
  return {
    type: fields.Type as 'CRDT' | 'DBIT',
    amount: fromProviderAmount(fields.Amount!, fields.Currency!)!,
    reference: fields.Reference!,
    resultCode: Number.parseInt(fields.ResultCode!, 10),
    paymentRequestId: fields.PaymentRequestId || undefined,
    cardId: fields.CardId || undefined,
    cardMask: fields.CardMask || undefined,
    cardExpiration: fields.CardExpiration || undefined,
  };
}

/** The first field that breaks its format. An empty value counts as absent, as it does for the signature. */
function misshapen(fields: Fields): string | undefined {
  const required = Object.entries(REQUIRED).find(([name, shape]) => !shape.test(fields[name] ?? ''));
  const optional = Object.entries(OPTIONAL).find(([name, shape]) => fields[name] && !shape.test(fields[name]));
  const amount = required || fromProviderAmount(fields.Amount!, fields.Currency!) ? undefined : ['Amount'];
  return (required ?? optional ?? amount)?.[0];
}

/**
 * Equal keys are one message. The fact sheet (10) names account, payment, type and result; the reference is added
 * because two partial refunds of one payment differ in nothing else.
 */
const naturalKey = (fields: Fields): string =>
  ['AccountId', 'PaymentRequestId', 'Reference', 'Type', 'ResultCode']
    .map((name) => encodeURIComponent(fields[name] || '-'))
    .join('/');
