import type { NotifiedFact, RawNotification, Verification } from '../../spi';
import type { Credentials } from '../wire/credentials';
import { readOperation } from '../wire/operation';

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

/** Only a trigger: the state is read by the signed query. A payout belongs to no order; it is asked about by itself. */
export function readCallback(raw: RawNotification): readonly NotifiedFact[] {
  const operation = readOperation(raw.body);
  if (!operation || operation.transactionType === 'payout') return [];
  return [{ kind: 'ask', reference: operation.externalId, code: operation.status, providerReference: operation.id }];
}
