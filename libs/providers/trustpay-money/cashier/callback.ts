import type { NotifiedFact, RawNotification, Verification } from '../../spi';
import type { TrustPayMoneyConfig } from '../config';
import { shortest } from '../wire/amount';
import { JsonNumber, compactJson, isObject, readJson } from '../wire/json';
import type { JsonObject } from '../wire/json';
import { integerText, textOf } from '../wire/reply';
import { possibleTexts } from '../wire/signed-text';
import { numbersOf } from './order';
import { isOrderNumber } from './order-number';
import { PAYIN_TYPE } from './status';

const BODY_MAX = 64 * 1024;
const AMOUNTS = ['order_amount', 'paid_amount', 'balance_amount', 'refund_amount', 'fee'] as const;

/** A callback about a payin whose shape is as documented (fact sheet 6). */
interface Callback {
  readonly merchantId: string;
  readonly orderNo: string;
  readonly status: string;
  readonly refundNumbers: readonly string[];
}

/**
 * The signature first, in every form that the provider may have signed (fact sheet 2.2 and 2.3); only then a look at
 * what it says. The body alone proves the sender: there is no signature header.
 */
export function verifyCallback({ credentials, merchantId }: TrustPayMoneyConfig, raw: RawNotification): Verification {
  const refuse = (reason: string): Verification => ({ valid: false, reason });
  if (raw.method !== 'POST') return refuse('a callback is a POST request');
  const members = membersOf(raw);
  if (!members) return refuse('the body is no JSON object');
  const sign = textOf(members.get('sign')) ?? '';
  if (!credentials.verify(possibleTexts(members), sign)) return refuse('the signature does not fit');
  if (isOfIssuer(members)) return { valid: true, key: `issuer/${sign}` };
  const callback = readCallback(members);
  if (!callback) return refuse('signed, but a member is missing or malformed');
  if (callback.merchantId !== merchantId) return refuse('signed, but for another merchant');
  return { valid: true, key: naturalKey(members, callback) };
}

/**
 * Callbacks lack the currency and may arrive in any order, so each is a reason to ask: for the order, and for every
 * refund that it names. Whether it still names rejected ones is not published. Where a payment is refunded once, all
 * but the newest were rejected, and are not asked for: the sum of the newest would seem to be theirs.
 */
export function factsOfCallback(
  { multipleRefunds }: Pick<TrustPayMoneyConfig, 'multipleRefunds'>,
  raw: RawNotification,
): readonly NotifiedFact[] {
  const members = membersOf(raw);
  const callback = members && !isOfIssuer(members) ? readCallback(members) : undefined;
  if (!callback) return [];
  const { orderNo, status, refundNumbers } = callback;
  const refunds = multipleRefunds ? refundNumbers : [...refundNumbers].sort(byAge).slice(-1);
  return [orderNo, ...refunds].map((reference) => ({
    ...{ kind: 'ask' as const, reference, code: status },
    providerReference: orderNo,
  }));
}

/** Our numbers of one order differ in the operation's number at their end, written without leading zeros. */
const byAge = (one: string, other: string): number => one.length - other.length || (one < other ? -1 : 1);

function membersOf({ body }: RawNotification): JsonObject | undefined {
  const value = body.length <= BODY_MAX ? readJson(body) : undefined;
  return isObject(value) ? value : undefined;
}

/**
 * The card issuer calls back in a shape of its own, with a word for its type (fact sheet 8). No payment is behind it. A
 * number is the type of a payment, also where it is written as a text.
 */
function isOfIssuer(members: JsonObject): boolean {
  const type = textOf(members.get('type'));
  return Boolean(type) && integerText(type) === undefined;
}

function readCallback(members: JsonObject): Callback | undefined {
  const merchantId = integerText(members.get('merchant_id'));
  const status = integerText(members.get('status'));
  const orderNo = textOf(members.get('order_no'));
  const named = members.get('merchant_refund_no');
  const refundNumbers = named === undefined || named === null ? [] : numbersOf(named);
  // Zero is never under the signature, so the type counts only where it says what it must say.
  const isPayin = integerText(members.get('type')) === PAYIN_TYPE;
  if (!isPayin || merchantId === undefined || status === undefined || !isOrderNumber(orderNo)) return undefined;
  return refundNumbers && { merchantId, status, orderNo, refundNumbers };
}

/** Equal keys are one message: there is no id of the event (fact sheet 6). */
function naturalKey(members: JsonObject, { orderNo, status, refundNumbers }: Callback): string {
  const amounts = AMOUNTS.map((name) => {
    const value = members.get(name);
    if (value === undefined) return '-';
    return (value instanceof JsonNumber ? shortest(value.literal) : undefined) ?? compactJson(value).slice(0, 40);
  });
  return [orderNo, status, [...refundNumbers].sort().join(','), ...amounts].join('/');
}
