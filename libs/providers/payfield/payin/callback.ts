import type { NotifiedFact, RawNotification, Verification } from '../../spi';
import type { Credentials } from '../wire/credentials';
import { toProviderAmount } from '../wire/amount';
import { readOperation } from '../wire/operation';
import type { Operation } from '../wire/operation';

/** ISO 8601 or seconds (fact sheet 2). Strict, so that no digit moves between the timestamp and the body unnoticed. */
const TIMESTAMP = /^(\d{10}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))$/;

/**
 * Form and signature of a callback are documented nowhere (fact sheet U1): taken for the rule of our own requests. How
 * old a timestamp may be is not looked at, because a repeat an hour later may carry the first one, and all that a
 * callback can do is to make us ask.
 */
export function verifyCallback(credentials: Credentials, raw: RawNotification): Verification {
  const refuse = (reason: string): Verification => ({ valid: false, reason });
  if (raw.method !== 'POST') return refuse('a callback is a POST request');
  const timestamp = raw.headers['x-timestamp'] ?? '';
  if (!TIMESTAMP.test(timestamp)) return refuse('the timestamp is missing or malformed');
  const signature = raw.headers['x-signature'] ?? '';
  if (!credentials.verify(timestamp, raw.body, signature)) return refuse('the signature does not fit');
  // Our own signed requests would verify as well if somebody sent them back to us; they have no id and no status.
  const operation = readOperation(raw.body);
  if (!operation) return refuse('signed, but it shows no payin and no payout');
  const { transactionType, shopCode, externalId, id, status, updatedAt } = operation;
  const parts = [transactionType, shopCode, externalId, id, status, updatedAt];
  return { valid: true, key: parts.map((part) => encodeURIComponent(part ?? '-')).join('/') };
}

/**
 * Only a trigger: the state of a payin is read by the signed query. A payout belongs to no order: what is said of it is
 * kept in words with the call that created it.
 */
export function readCallback(raw: RawNotification): readonly NotifiedFact[] {
  const operation = readOperation(raw.body);
  if (!operation) return [];
  const { externalId: reference, status: code, id: providerReference } = operation;
  const told = { kind: 'ask', reference, code, providerReference } as const;
  if (operation.transactionType !== 'payout') return [told];
  return [{ ...told, about: 'client_operation', remark: remarkOn(operation) }];
}

/** Names the amount and the state, and nothing of the recipient. */
function remarkOn({ externalId, status, amount, shopCode }: Operation): string {
  const shop = shopCode === undefined ? '' : ` in shop ${shopCode}`;
  return `the payout ${externalId} of ${toProviderAmount(amount)} ${amount.currency}${shop} is ${status}`;
}
