import type { RawNotification, Verification } from '../spi';
import { fromProviderAmount } from './amount';
import type { TrustPayEuConfig } from './config';
import { parseQuery } from './query-string';
import { signedMessage } from './signature';
import type { Fields } from './signature';

/** One of the two kinds of notification: what is signed, how each value looks, what makes a message the same one. */
export interface NotificationFormat {
  readonly signed: readonly string[];
  readonly required: Readonly<Record<string, RegExp>>;
  readonly optional: Readonly<Record<string, RegExp>>;
  /** Of fields that fit: equal keys are one message. */
  naturalKey(fields: Fields): string;
}

/** Formats that both kinds share (fact sheet 7.2, 7.3). */
export const REQUIRED_OF_BOTH: Readonly<Record<string, RegExp>> = {
  AccountId: /^\d{1,10}$/,
  Amount: /^\d{1,11}\.\d{2}$/,
  Currency: /^[A-Z]{3}$/,
  Type: /^(CRDT|DBIT)$/,
  ResultCode: /^\d{1,4}$/,
};

/** Signature first, over the values exactly as decoded; only then a look at what they say. */
export function verifyAs(format: NotificationFormat, config: TrustPayEuConfig, raw: RawNotification): Verification {
  const refuse = (reason: string): Verification => ({ valid: false, reason });
  if (raw.method !== 'GET') return refuse('a notification is a GET request');
  const fields = parseQuery(raw.query);
  if (!fields) return refuse('the query string is malformed or names a parameter twice');
  const message = signedMessage(format.signed, fields);
  if (!config.keys.verify(message, fields.Signature ?? '')) return refuse('the signature does not fit');
  const wrong = misshapen(format, fields);
  if (wrong !== undefined) return refuse(`signed, but ${wrong} is missing or malformed`);
  if (fields.AccountId !== config.accountId) return refuse('signed, but for another account');
  return { valid: true, key: format.naturalKey(fields), digest: contentOf(format.signed, fields) };
}

/** What it says, whichever way it came: an e-mail bears the same fields in another writing (fact sheet 7.1). */
const contentOf = (signed: readonly string[], fields: Fields): string =>
  JSON.stringify(signed.map((name) => fields[name] || null));

/** The fields of a notification that was verified; undefined for any other. */
export function readAs(format: NotificationFormat, raw: RawNotification): Fields | undefined {
  const fields = parseQuery(raw.query);
  return fields && misshapen(format, fields) === undefined ? fields : undefined;
}

/** Text of a key: values in order, `-` for one that is absent. */
export const keyOf = (fields: Fields, names: readonly string[]): string =>
  names.map((name) => encodeURIComponent(fields[name] || '-')).join('/');

/** The first field that breaks its format. An empty value counts as absent, as it does for the signature. */
function misshapen({ required, optional }: NotificationFormat, fields: Fields): string | undefined {
  const missing = Object.entries(required).find(([name, shape]) => !shape.test(fields[name] ?? ''));
  const wrong = Object.entries(optional).find(([name, shape]) => fields[name] && !shape.test(fields[name]));
  const amount = missing || fromProviderAmount(fields.Amount!, fields.Currency!) ? undefined : ['Amount'];
  return (missing ?? wrong ?? amount)?.[0];
}
