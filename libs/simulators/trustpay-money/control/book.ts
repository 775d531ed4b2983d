import type { Delivery } from '#libs/simulators/kit';
import type { Order, Refund } from '../cashier/order';
import { refundedOf } from '../cashier/order';
import { twoDecimals } from '../wire/amount';

/** What the simulator knows of an order, for people and tests. Amounts as decimal texts. */
export interface BookedOrder {
  readonly orderNo: string;
  readonly platformOrderNo: string;
  readonly merchantId: string;
  readonly currency: string;
  readonly amount: string;
  readonly status: Order['status'];
  readonly reason: string;
  readonly paid: string;
  readonly fee: string;
  readonly refunded: string;
  readonly payUrl: string;
  readonly createdAt: string;
  readonly paidAt?: string;
  readonly refunds: readonly { readonly number: string; readonly amount: string; readonly state: Refund['state'] }[];
}

export interface BookedDelivery {
  readonly id: number;
  readonly orderNo: string;
  readonly url: string;
  readonly body: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly lastResult?: number | string;
  readonly createdAt: string;
}

export function bookOrder(order: Order, address: string): BookedOrder {
  const { orderNo, platformOrderNo, merchant, currency, status, reason, token, paidAt } = order;
  return {
    ...{ orderNo, platformOrderNo, merchantId: merchant.merchantId, currency, status, reason },
    ...{ amount: twoDecimals(order.amount), paid: twoDecimals(order.paid), fee: twoDecimals(order.fee) },
    refunded: twoDecimals(refundedOf(order)),
    payUrl: `${address}/checkout.html?token=${token}`,
    createdAt: new Date(order.createdAt).toISOString(),
    paidAt: paidAt === undefined ? undefined : new Date(paidAt).toISOString(),
    refunds: order.refunds.map(({ number, amount, state }) => ({ number, amount: twoDecimals(amount), state })),
  };
}

export function bookDelivery({ id, message, state, attempts, lastResult, createdAt }: Delivery): BookedDelivery {
  const { key: orderNo, url, body = '' } = message;
  return { id, orderNo, url, body, state, attempts, lastResult, createdAt: new Date(createdAt).toISOString() };
}
