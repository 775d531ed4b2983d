import type { Clock } from '#libs/clock';
import type { GrowingIds } from '#libs/simulators/kit';
import { availableOf } from '../accounts';
import type { Accounts } from '../accounts';
import { CHAINS } from '../chains';
import { formatDecimal } from '../decimal';
import { FLUCTUATION, isChoice, paidFor, refundedOf } from '../order/order';
import type { Order, Refund } from '../order/order';
import { transactionId } from '../order/order-life';
import type { OrderStore } from '../order/order-store';
import type { RefundLife } from '../order/refund-life';
import type { Quirks } from '../quirks';
import { refuse } from '../refusal';
import type { Call, Parameters } from './call';
import { byRefundAmount } from './refund-amount';

interface Tools {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly ids: GrowingIds;
  readonly orders: OrderStore;
  readonly refunds: RefundLife;
  readonly quirks: Quirks;
}

export interface Accepted {
  readonly order: Order;
  readonly refund: Refund;
}

/** Accepts a refund; how it ends comes later (sheet 6). The same request again gets its first result. */
export function acceptRefund(tools: Tools, { subAccount, input }: Call, amountOf = byRefundAmount): Accepted {
  const { clock, accounts, ids, orders, refunds, quirks } = tools;
  const refundRequestId = input.text('refundRequestId', 32);
  input.optional('refundReason', 256);
  const order = orders.find(input.text('prepayId', 32));
  if (!order || order.subAccount !== subAccount) throw refuse(400202, 'order does not exist');
  const amount = amountOf(input, order);
  const repeated = orders.findRefund(subAccount, refundRequestId);
  if (repeated?.refund.amount === amount) return repeated;
  if (repeated) throw refuse(400608, 'refundRequestId was used with another amount');
  if (order.status === FLUCTUATION) throw refuse(500103, 'address payment: conversion failed');
  if (order.status !== 'PAID') throw refuse(400604, 'order is not completed');
  checkReceiver(input, order);
  if (refundedOf(order) + amount > order.amount) throw refuse(500206, 'refunds exceed the order amount');
  if (order.refunds.length >= quirks.refundsPerOrder) throw refuse(400607, 'too many refunds');
  if (availableOf(accounts.of(subAccount, order.coin)) < amount) throw refuse(400605, 'balance is too small');
  const createdAt = clock.now().getTime();
  const refundGateId = transactionId(ids);
  const refund: Refund = {
    ...{ refundRequestId, refundGateId, amount, createdAt },
    ...{ fields: input.fields, status: 'PENDING', gas: 0n },
  };
  orders.addRefund(order, refund);
  refunds.accept(order, refund);
  return { order, refund };
}

const isGateUser = (id: unknown): boolean =>
  (typeof id === 'string' || typeof id === 'number') && /^[1-9]\d*$/.test(String(id));

function checkReceiver(input: Parameters, { chain: { coin } }: Order): void {
  const { refundStyle, refundPayChannel, refundToGateUid, refundAddress, refundChain, receiverId } = input.fields;
  if (receiverId !== undefined && !isGateUser(receiverId)) {
    throw refuse(500204, 'refund receiver is not a Gate user');
  }
  if (!isChoice(refundStyle, 2)) return;
  if (isChoice(refundPayChannel, 1)) {
    if (!isGateUser(refundToGateUid)) throw refuse(500204, 'refund receiver is not a Gate user');
    return;
  }
  const isKnown = CHAINS.some((each) => each.coin === coin && each.chain === refundChain);
  if (!isKnown || typeof refundAddress !== 'string' || refundAddress === '') {
    throw refuse(400001, 'refundAddress and refundChain are required');
  }
}

export const acceptedRefund = ({ order, refund }: Accepted) => ({
  refundRequestId: refund.refundRequestId,
  refundGateId: refund.refundGateId,
  prepayId: order.prepayId,
  orderAmount: formatDecimal(order.amount),
  refundAmount: formatDecimal(refund.amount),
  errMsg: '',
  orderCurrency: order.coin,
  payCurrency: order.chain.coin,
  payAmount: formatDecimal(paidFor(order, refund.amount)),
});

/** Of an amount in either coin: order and refund in both of them. */
export const acceptedInEither = ({ order, refund }: Accepted) => ({
  refundRequestId: refund.refundRequestId,
  prepayId: order.prepayId,
  orderCurrency: order.coin,
  orderAmount: formatDecimal(order.amount),
  refundOrderAmount: formatDecimal(refund.amount),
  payCurrency: order.chain.coin,
  payAmount: formatDecimal(order.due),
  refundPayAmount: formatDecimal(paidFor(order, refund.amount)),
});

/** @throws Refusal 400304 */
export function findRefund({ orders }: Tools, { subAccount, input }: Call): Accepted {
  const found = orders.findRefund(subAccount, input.text('refundRequestId', 32));
  if (!found) throw refuse(400304, 'refund id does not exist');
  return found;
}

/** What the older version answers, with less in it (sheet 6). */
export const acceptedByV1 = ({ order, refund }: Accepted) => ({
  refundRequestId: refund.refundRequestId,
  prepayId: order.prepayId,
  orderAmount: formatDecimal(order.amount),
  refundAmount: formatDecimal(refund.amount),
  channelId: order.fields.channelId ?? '',
});

/** The older query: a word of its own. */
export const refundByV1 = (found: Accepted) => ({ ...acceptedByV1(found), refundStatus: found.refund.status });
