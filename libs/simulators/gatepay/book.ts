import type { Delivery } from '#libs/simulators/kit';
import { availableOf } from './accounts';
import type { Balance } from './accounts';
import { formatDecimal } from './decimal';
import { creditedInAll, creditedInTime, refundedOf, restOf } from './order/order';
import type { Order, OrderStatus, Trouble } from './order/order';

/** What the simulator knows of an order, for people and tests. Amounts as decimal strings, times as ISO 8601. */
export interface BookedOrder {
  readonly prepayId: string;
  readonly merchantTradeNo: string;
  readonly merchantUserId: string;
  readonly subAccount: string;
  readonly status: OrderStatus;
  /** What the order is over; `amount`, `refunded` and `converted` are in it. */
  readonly currency: string;
  /** What is paid; every other amount is in it. */
  readonly coin: string;
  readonly chain: string;
  readonly fullCurrType: string;
  readonly address: string;
  readonly amount: string;
  readonly due: string;
  readonly tolerance: string;
  readonly inTime: string;
  readonly received: string;
  readonly rest: string;
  readonly refunded: string;
  /** What the coins that paid it were converted to. */
  readonly converted?: string;
  readonly createdAt: string;
  readonly expireTime: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly transfers: readonly BookedTransfer[];
  readonly refunds: readonly BookedRefund[];
}

export interface BookedTransfer {
  readonly txId: string;
  readonly amount: string;
  readonly isLate: boolean;
  readonly isCredited: boolean;
  readonly trouble?: Trouble;
}

export interface BookedRefund {
  readonly refundRequestId: string;
  readonly amount: string;
  readonly status: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface BookedBalance {
  readonly subAccount: string;
  readonly coin: string;
  readonly available: string;
  readonly credited: string;
  readonly converted: string;
  readonly refunded: string;
  readonly fees: string;
  readonly moved: string;
}

export interface BookedDelivery {
  readonly id: number;
  readonly prepayId: string;
  readonly url: string;
  readonly body: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly lastResult?: number | string;
  readonly createdAt: string;
}

const iso = (time: number): string => new Date(time).toISOString();

export function bookOrder(order: Order): BookedOrder {
  const { prepayId, merchantTradeNo, merchantUserId, subAccount, status, chain, address, fields } = order;
  return {
    ...{ prepayId, merchantTradeNo, merchantUserId, subAccount, status, address, fields },
    ...{ currency: order.coin, coin: chain.coin, chain: chain.chain, fullCurrType: chain.fullCurrType },
    amount: formatDecimal(order.amount),
    due: formatDecimal(order.due),
    tolerance: formatDecimal(order.tolerance),
    inTime: formatDecimal(creditedInTime(order) + order.gatePaid),
    received: formatDecimal(creditedInAll(order) + order.gatePaid),
    rest: formatDecimal(restOf(order)),
    refunded: formatDecimal(refundedOf(order)),
    converted: order.converted && formatDecimal(order.converted.value),
    createdAt: iso(order.createdAt),
    expireTime: iso(order.expireTime),
    transfers: order.transfers.map(({ txId, amount, isLate, isCredited, trouble }) => ({
      ...{ txId, isLate, isCredited, trouble },
      amount: formatDecimal(amount),
    })),
    refunds: order.refunds.map(({ refundRequestId, amount, status: state, fields: sent }) => ({
      ...{ refundRequestId, status: state, fields: sent },
      amount: formatDecimal(amount),
    })),
  };
}

export const bookBalance = (balance: Balance): BookedBalance => ({
  subAccount: balance.subAccount,
  coin: balance.coin,
  available: formatDecimal(availableOf(balance)),
  credited: formatDecimal(balance.credited),
  converted: formatDecimal(balance.converted),
  refunded: formatDecimal(balance.refunded),
  fees: formatDecimal(balance.fees),
  moved: formatDecimal(balance.moved),
});

export function bookDelivery({ id, message, state, attempts, lastResult, createdAt }: Delivery): BookedDelivery {
  const { key: prepayId, url, body = '' } = message;
  return { id, prepayId, url, body, state, attempts, lastResult, createdAt: iso(createdAt) };
}
