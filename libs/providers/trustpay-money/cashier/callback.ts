import type { NotifiedFact, RawNotification, Verification } from '../../spi';
import type { TrustPayMoneyConfig } from '../config';
import { shortest } from '../wire/amount';
import { JsonNumber, isObject, readJson } from '../wire/json';
import type { Json, JsonObject } from '../wire/json';
import { integerText, textOf } from '../wire/reply';
import { coversLists, isZero, possibleTexts } from '../wire/signed-text';
import { numbersIn } from './order';
import { isForeignNumber, isOrderNumber } from './order-number';
import { remarkOf } from './remark';
import { PAYIN_TYPE, PAYOUT_TYPE } from './status';

const BODY_MAX = 64 * 1024;
/** Refunds of one order that a callback has asked for: the newest, as only of those there is news. */
const REFUNDS_MAX = 50;
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
 * what it says. The body alone proves the sender: there is no signature header, no time and no nonce, and members that
 * are empty or zero are not signed. So the signed text is the content: who adds to a message repeats it.
 */
export function verifyCallback({ credentials, merchantId }: TrustPayMoneyConfig, raw: RawNotification): Verification {
  const refuse = (reason: string): Verification => ({ valid: false, reason });
  if (raw.method !== 'POST') return refuse('a callback is a POST request');
  const members = membersOf(raw);
  if (!members) return refuse('the body is no JSON object');
  const sign = signOf(members);
  const text = credentials.covered(possibleTexts(members), sign);
  if (text === undefined) return refuse('the signature does not fit');
  const take = (key: string): Verification => ({ valid: true, key, digest: text });
  if (isOfIssuer(members)) return take(`issuer/${sign}`);
  if (isOfPayout(members)) return take(`payout/${sign}`);
  const callback = readCallback(members, text);
  if (!callback) return refuse('signed, but a member is missing or malformed');
  if (callback.merchantId !== merchantId) return refuse('signed, but for another merchant');
  return take(isOrderNumber(callback.orderNo) ? naturalKey(members, callback) : `foreign/${sign}`);
}

/**
 * Callbacks lack the currency and may arrive in any order, so each is a reason to ask: for the order, and for every
 * refund that it names. Whether it still names rejected ones is not published. Where a payment is refunded once, all
 * but the newest were rejected, and are not asked for: the sum of the newest would seem to be theirs. What is no payin
 * of a known form is kept for a person, in its words.
 */
export function factsOfCallback(
  { credentials, multipleRefunds }: Pick<TrustPayMoneyConfig, 'credentials' | 'multipleRefunds'>,
  raw: RawNotification,
): readonly NotifiedFact[] {
  const members = membersOf(raw);
  if (!members) return [];
  if (isOfIssuer(members)) return [unbooked('of the card issuer', members)];
  if (isOfPayout(members)) return [unbooked('of a payout, which the ledger never orders here', members)];
  const callback = readCallback(members, credentials.covered(possibleTexts(members), signOf(members)));
  if (!callback) return [];
  const { orderNo, status, refundNumbers } = callback;
  if (!isForeignNumber(orderNo)) return [unbooked('about an order whose number has no form', members)];
  const refunds = [...refundNumbers].sort(byAge).slice(multipleRefunds ? -REFUNDS_MAX : -1);
  return [orderNo, ...refunds].map((reference) => ({
    ...{ kind: 'ask' as const, reference, code: status },
    providerReference: orderNo,
  }));
}

/** Names no payment, so that none is asked for. */
function unbooked(what: string, members: JsonObject): NotifiedFact {
  return { kind: 'ask', code: integerText(members.get('status')) ?? 'none', remark: remarkOf(what, members) };
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

/** The signature covers a type that is not zero. */
const isOfPayout = (members: JsonObject): boolean => integerText(members.get('type')) === PAYOUT_TYPE;

const signOf = (members: JsonObject): string => textOf(members.get('sign')) ?? '';

/** @param text what the signature covers; undefined where its secret is known no more */
function readCallback(members: JsonObject, text: string | undefined): Callback | undefined {
  const merchantId = integerText(members.get('merchant_id'));
  const status = integerText(members.get('status'));
  const orderNo = textOf(members.get('order_no'), BODY_MAX);
  // A refund of another system may have a number of any form, and takes nothing from what is said of the order. A list
  // that is not signed may be anybody's: its refunds are asked for on schedule.
  const isListed = text !== undefined && coversLists(members, text);
  const refundNumbers = isListed ? [...new Set(numbersIn(members.get('merchant_refund_no')))] : [];
  // Zero is never under the signature, so the type counts only where it says what it must say.
  const isPayin = integerText(members.get('type')) === PAYIN_TYPE;
  if (!isPayin || merchantId === undefined || status === undefined || !orderNo) return undefined;
  return { merchantId, status, orderNo, refundNumbers };
}

/** Equal keys are one message: there is no id of the event (fact sheet 6). */
function naturalKey(members: JsonObject, { orderNo, status, refundNumbers }: Callback): string {
  const amounts = AMOUNTS.map((name) => amountIn(members.get(name)));
  return [orderNo, status, [...refundNumbers].sort().join(','), ...amounts].join('/');
}

/** One text for one amount, however it is written; a zero is none, as the signature has it. */
function amountIn(value: Json | undefined): string {
  const literal = (value instanceof JsonNumber ? value.literal : textOf(value)) ?? '';
  return literal === '' || isZero(literal) ? '-' : (shortest(literal) ?? literal);
}
