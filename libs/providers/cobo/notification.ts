import { createHash } from 'node:crypto';
import type { NotifiedFact, RawNotification, Verification } from '../spi';
import { headerOf } from './wire/answer';
import type { JsonObject } from './wire/json';
import { asObject, parseJson, textIn } from './wire/json';
import type { PlatformKeys } from './wire/signature';

/**
 * Signed over the raw bytes and a timestamp that stands in a header (fact sheet 2.3). The same event comes again with
 * another count of retries in its body, so its own id is the key.
 */
export function verifyNotification(platform: PlatformKeys, { headers, body, method }: RawNotification): Verification {
  const signature = headerOf(headers, 'biz-resp-signature');
  if (method !== 'POST' || signature === undefined) return { valid: false, reason: 'not signed' };
  if (!platform.verify(body, headerOf(headers, 'biz-timestamp') ?? '', signature)) {
    return { valid: false, reason: 'the signature is wrong' };
  }
  const event = asObject(parseJson(body));
  return { valid: true, key: (event && textIn(event, 'event_id')) ?? createHash('sha256').update(body).digest('hex') };
}

/**
 * What to ask about. Events come in any order and may be old, so none of them is believed for what it says: the order
 * or the refund that it names is looked up.
 */
export function factsOf({ body }: RawNotification): readonly NotifiedFact[] {
  const event = asObject(parseJson(body));
  const data = event && asObject(event['data']);
  if (!event || !data) return [];
  const code = [textIn(event, 'type') ?? 'event', textIn(data, 'status')].filter(Boolean).join(' ');
  switch (data['data_type']) {
    case 'PaymentOrder':
    case 'PaymentTransaction':
      return ask(code, data, 'psp_order_code', 'order_id');
    case 'PaymentRefund':
      return ask(code, data, 'request_id', 'refund_id');
    default:
      // Payouts, settlements, balances, and what is new: accepted, and nothing of an order (fact sheet 9).
      return [];
  }
}

function ask(code: string, data: JsonObject, ours: string, theirs: string): NotifiedFact[] {
  const reference = textIn(data, ours);
  const providerReference = textIn(data, theirs);
  if (reference === undefined && providerReference === undefined) return [];
  return [{ kind: 'ask', code, ...(reference && { reference }), ...(providerReference && { providerReference }) }];
}
