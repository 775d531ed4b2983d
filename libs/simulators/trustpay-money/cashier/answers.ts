import type { Delivery } from '#libs/simulators/kit';
import type { Quirks } from '../quirks';
import { shortest } from '../wire/amount';
import type { Value } from '../wire/literal-json';
import { Literal } from '../wire/literal-json';
import type { Order, Refund } from './order';
import { refundNumbersOf, refundedOf } from './order';

const number = (value: number): Literal => new Literal(String(value));
const money = (cents: bigint): Literal => new Literal(shortest(cents));

/** `data` of a new order (sheet 4.1). `more`: cents by which the answer is wrong. */
export function createdData(order: Order, address: string, more: bigint): Value {
  const { orderNo, platformOrderNo, currency, amount, fee, token } = order;
  return {
    ...{ order_no: orderNo, platform_order_no: platformOrderNo, currency },
    ...{ order_amount: money(amount + more), fee: money(fee) },
    pay_url: `${address}/checkout.html?token=${token}`,
  };
}

/** `data` of a query (sheet 4.3). */
export function orderData(order: Order, quirks: Quirks, delivery: Delivery | undefined): Value {
  const written = (cents: bigint): Value => (quirks.amountsAsTexts ? shortest(cents) : money(cents));
  const isFinal = order.paidAt !== undefined;
  return {
    ...{ order_no: order.orderNo, platform_order_no: order.platformOrderNo, type_id: number(0) },
    ...{ merchant_id: new Literal(order.merchant.merchantId), currency: order.currency },
    ...{ order_amount: written(order.amount), paid_amount: written(order.paid) },
    ...{ refund_amount: written(refundedOf(order)), fee: written(order.fee) },
    status: number(order.status),
    reason: isFinal ? '' : order.reason,
    ...(quirks.refundNumbersInQuery && { merchant_refund_no: refundNumbersOf(order, quirks) }),
    notify_status: number(notifyStatus(delivery)),
    notify_time: delivery?.lastAttemptAt === undefined ? '' : microseconds(delivery.lastAttemptAt),
    create_time: microseconds(order.createdAt),
  };
}

/** `data` of a refund (sheet 4.4): 9 while it runs. */
export function refundData({ currency, paid }: Order, refund: Refund, more: bigint): Value {
  const done = refund.amount === paid ? 7 : 8;
  const status = { running: 9, done, rejected: 3 }[refund.state];
  return {
    ...{ merchant_refund_no: refund.number, refund_amount: money(refund.amount + more), currency },
    status: number(status),
    failed_reason: refund.rejectedBecause === undefined ? {} : { message: refund.rejectedBecause },
  };
}

/** 1 pending, 2 sent, 3 failed (sheet 5). */
function notifyStatus(delivery: Delivery | undefined): number {
  if (delivery?.state === 'delivered') return 2;
  return delivery?.state === 'given_up' ? 3 : 1;
}

const microseconds = (time: number): string => new Date(time).toISOString().replace('Z', '000Z');
