import type { AskFact, NotifiedFact, RawNotification } from '../../spi';
import { asObject, textOf } from '../json';
import type { Json } from '../json';
import { readCallback } from './read';

/** What is about a payment of an order. A checkout reports as one or the other: they are treated alike (7). */
const ABOUT_ORDERS: ReadonlySet<string> = new Set(['PAY', 'PAY_ADDRESS', 'TRANSFER_ADDRESS']);
/** A wrong coin, a wrong chain or a flagged address. */
const UNRESOLVED = 'PAY_UNRESOLVED';
/** Flagged by risk control (4.1). */
const FROZEN: ReadonlySet<string> = new Set(['TRANSFERRED_ADDRESS_BLOCK', 'PAY_BLOCK']);
const REFERENCE = /^[A-Za-z0-9_-]{1,100}$/;

/**
 * No callback carries what was really received, they come again and in any order, and the provider wants the query to
 * be the last word (fact sheet 5.1 and 7): so each is a reason to ask. A payment in a wrong coin or over a wrong chain,
 * or one that is frozen, is not credited: asking finds no money, so the message itself is kept in the order's history
 * for a person.
 */
export function factsOf({ body }: Pick<RawNotification, 'body'>): readonly NotifiedFact[] {
  const callback = readCallback(body);
  if (!callback) return [];
  const { bizType, bizStatus, data } = callback;
  const code = [bizType, bizStatus, ...(textOf(data.errorType, 64) ?? '').split(/\W+/)].filter(Boolean).join('/');
  if (bizType === UNRESOLVED || (ABOUT_ORDERS.has(bizType) && FROZEN.has(bizStatus))) {
    const said = bizType === UNRESOLVED ? 'coins came that are not credited' : 'coins came that are frozen';
    // A second payment of the same kind is news.
    const transaction = textOf(data.transactionId, 200);
    const remark = `${said}: ${code}${transaction === undefined ? '' : `, transaction ${transaction}`}`;
    return [{ ...ask(data.merchantTradeNo, code), remark }];
  }
  if (ABOUT_ORDERS.has(bizType)) return [ask(data.merchantTradeNo, code)];
  if (bizType === 'PAY_REFUND') return [ask(refundOf(data), code)];
  // Other products of the provider; taken and left alone.
  return [];
}

const refundOf = (data: Json): unknown => asObject(data.refundInfo)?.refundRequestId ?? data.refundRequestId;

/** `bizId` names the order or the refund, depending on the text that one reads: it correlates nothing (7). */
function ask(reference: unknown, code: string): AskFact {
  const text = textOf(reference) ?? '';
  return { kind: 'ask', code, ...(REFERENCE.test(text) && { reference: text }) };
}
