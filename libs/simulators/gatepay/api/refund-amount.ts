import { parseDecimal } from '../decimal';
import { valueOf } from '../order/order';
import type { Order } from '../order/order';
import { refuse } from '../refusal';
import type { Parameters } from './call';

/** How much of an order a request gives back, in the order's coin. @throws Refusal */
export type RefundAmount = (input: Parameters, order: Order) => bigint;

export const byRefundAmount: RefundAmount = (input) => read(input.text('refundAmount', 40));

/** In the order's coin, or in the one that was paid and then by the order's rate: one of the two (sheet 6). */
export const byEitherCoin: RefundAmount = (input, order) => {
  const [ofOrder, paid] = [input.optional('refundOrderAmount', 40), input.optional('refundPayAmount', 40)];
  checkCoin(input.optional('refundOrderCurrency', 16), order.coin);
  checkCoin(input.optional('refundPayCurrency', 16), order.chain.coin);
  if (ofOrder !== undefined && paid === undefined) return read(ofOrder);
  if (paid !== undefined && ofOrder === undefined) return valueOf(order, read(paid));
  throw refuse(400608, 'refundOrderAmount or refundPayAmount');
};

function checkCoin(named: string | undefined, coin: string): void {
  if (named !== undefined && named !== coin) throw refuse(500205, 'refund currency is neither of the order');
}

function read(text: string): bigint {
  const amount = parseDecimal(text, 6);
  if (amount === undefined || amount <= 0n) throw refuse(400608, 'the refund amount is malformed');
  return amount;
}
