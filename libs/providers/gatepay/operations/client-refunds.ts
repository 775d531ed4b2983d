import type { ClientAnswer, ClientField, ClientOperation } from '../../spi';
import type { GatePayClient } from '../client';
import { unitsOf } from '../decimal';
import { asObject, textOf } from '../json';
import { answerOf, answered } from './client-answer';
import * as field from './fields';

type Input = Readonly<Record<string, string>>;

/** Nothing of an order of ours is looked at or changed: that is what a refund of it does. */
const NOT_OURS = 'not for orders of the ledger, whose refund is a command of their own';

/**
 * Refunds by the provider's other calls (fact sheet 6): of orders that another system has opened, and of addresses. Our
 * reference of the call is the refund's id, so the same one again gets the first refund.
 */
export function clientRefunds(client: GatePayClient): readonly ClientOperation[] {
  const inOneCoin = [field.prepayId, field.refundAmount, field.refundReason];
  const inEitherCoin = [field.prepayId, ...field.eitherCoin, field.refundReason, field.receiverId];
  const refunding = (name: string, what: string, path: string, fields: readonly ClientField[]): ClientOperation => ({
    ...{ name, title: `${what}; ${NOT_OURS}`, fields, changes: true },
    call: async (input, refundRequestId) => {
      const problem = fields === inEitherCoin ? problemOf(input) : undefined;
      if (problem !== undefined)
        return { kind: 'refused', code: 'unsupported_request', reason: `${problem}; nothing was sent` };
      const { receiverId, ...texts } = input;
      // An int64 there; its pattern keeps it exact.
      const body = { refundRequestId, ...texts, ...(receiverId && { receiverId: Number(receiverId) }) };
      return answerOf(await client.post(path, JSON.stringify(body)), (data) => accepted(data, input, refundRequestId));
    },
  });
  return [
    refunding('order-refund', 'Refund a paid order by the older call', '/v1/pay/order/refund', inOneCoin),
    refunding('checkout-refund', 'Refund a paid order in either coin', '/v1/pay/checkout/refund', inEitherCoin),
    refunding('address-refund', 'Refund what an address was paid', '/v1/pay/address/refund', [
      ...inOneCoin,
      field.receiverId,
    ]),
    refunding(
      'address-refund-convert',
      'Refund what an address was paid and was converted',
      '/v1/pay/address/refundconvert',
      inEitherCoin,
    ),
  ];
}

/** An amount in the order's coin or in the one that was paid, with the name of that coin. */
function problemOf(input: Input): string | undefined {
  const { refundOrderCurrency, refundOrderAmount, refundPayCurrency, refundPayAmount } = input;
  if ((refundOrderAmount === undefined) === (refundPayAmount === undefined)) {
    return 'one of refundOrderAmount and refundPayAmount is needed';
  }
  const currency = refundOrderAmount === undefined ? refundPayCurrency : refundOrderCurrency;
  return currency === undefined ? 'the amount has no currency' : undefined;
}

/**
 * Accepted, not done: its details tell how it ends. What was paid is cut to six decimals by the order's rate and back,
 * so an amount in that coin is not compared.
 */
function accepted(data: unknown, input: Input, refundRequestId: string): ClientAnswer {
  const refund = asObject(data) ?? {};
  const complaint = textOf(refund.errMsg);
  if (complaint !== undefined) return { kind: 'unknown', reason: `accepted, and yet: ${complaint}` };
  if (refund.refundRequestId !== refundRequestId || refund.prepayId !== input.prepayId) {
    return { kind: 'unknown', reason: 'the answer is about another refund' };
  }
  const isOther = ['refundAmount', 'refundOrderAmount'].some(
    (name) => input[name] !== undefined && unitsOf(refund[name]) !== unitsOf(input[name]),
  );
  if (isOther) return { kind: 'unknown', reason: 'the answer is about another amount' };
  return answered(data);
}
