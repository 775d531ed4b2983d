import type { Clock } from '#libs/clock';
import type { GrowingIds } from '#libs/simulators/kit';
import { availableOf } from '../accounts';
import type { Accounts } from '../accounts';
import { CHAINS } from '../chains';
import { formatDecimal, parseDecimal } from '../decimal';
import { isChoice, receiverBearsFee, refundedOf } from '../order/order';
import type { Order, Refund } from '../order/order';
import { transactionId } from '../order/order-life';
import type { OrderStore } from '../order/order-store';
import type { RefundLife } from '../order/refund-life';
import type { Quirks } from '../quirks';
import { refuse } from '../refusal';
import type { Call, Parameters } from './call';

interface Tools {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly ids: GrowingIds;
  readonly orders: OrderStore;
  readonly refunds: RefundLife;
  readonly quirks: Quirks;
}

interface Accepted {
  readonly order: Order;
  readonly refund: Refund;
}

/** Accepts a refund; how it ends comes later (sheet 6). The same request again gets its first result. */
export function acceptRefund(tools: Tools, { subAccount, input }: Call): Accepted {
  const { clock, accounts, ids, orders, refunds, quirks } = tools;
  const refundRequestId = input.text('refundRequestId', 32);
  const amount = parseDecimal(input.text('refundAmount', 40), 6);
  if (amount === undefined || amount <= 0n) throw refuse(400608, 'refundAmount is malformed');
  input.optional('refundReason', 256);
  const repeated = orders.findRefund(subAccount, refundRequestId);
  if (repeated?.refund.amount === amount) return repeated;
  if (repeated) throw refuse(400608, 'refundRequestId was used with another amount');
  const order = orders.find(input.text('prepayId', 32));
  if (!order || order.subAccount !== subAccount) throw refuse(400202, 'order does not exist');
  if (order.status !== 'PAID') throw refuse(400604, 'order is not completed');
  checkReceiver(input, order);
  if (refundedOf(order) + amount > order.amount) throw refuse(500206, 'refunds exceed the order amount');
  if (order.refunds.length >= quirks.refundsPerOrder) throw refuse(400607, 'too many refunds');
  if (availableOf(accounts.of(subAccount, order.chain.coin)) < amount) throw refuse(400605, 'balance is too small');
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

function checkReceiver(input: Parameters, { chain: { coin } }: Order): void {
  const { refundStyle, refundPayChannel, refundToGateUid, refundAddress, refundChain } = input.fields;
  if (!isChoice(refundStyle, 2)) return;
  if (isChoice(refundPayChannel, 1)) {
    if (!/^[1-9]\d*$/.test(String(refundToGateUid))) throw refuse(500204, 'refund receiver is not a Gate user');
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
  orderCurrency: order.chain.coin,
  payCurrency: order.chain.coin,
  payAmount: formatDecimal(refund.amount),
});

/** @throws Refusal 400304 */
export function findRefund({ orders }: Tools, { subAccount, input }: Call): Accepted {
  const found = orders.findRefund(subAccount, input.text('refundRequestId', 32));
  if (!found) throw refuse(400304, 'refund id does not exist');
  return found;
}

export function refundDetails({ order, refund }: Accepted) {
  const { fields, amount, gas, status } = refund;
  const payerBears = receiverBearsFee(refund);
  const coin = order.chain.coin;
  return {
    gateRefundId: refund.refundGateId,
    refundId: refund.refundRequestId,
    orderId: order.prepayId,
    merchantTradeNo: order.merchantTradeNo,
    createTime: refund.createdAt,
    transactTime: refund.decidedAt ?? 0,
    orderAmount: formatDecimal(order.amount),
    orderCurrency: coin,
    requestAmount: formatDecimal(amount),
    requestCurrency: coin,
    amount: formatDecimal(payerBears ? amount - gas : amount),
    currency: coin,
    status,
    refund_style: Number(fields.refundStyle ?? 1),
    refund_pay_channel: Number(fields.refundPayChannel ?? 2),
    refund_address: fields.refundAddress ?? order.transfers[0]?.fromAddress ?? '',
    refund_chain: fields.refundChain ?? order.chain.chain,
    refund_bear_type: payerBears ? 2 : 1,
    refund_amount_type: amount === order.amount ? 1 : 2,
    refund_account_type: 1,
    refund_gas_amount: formatDecimal(gas),
    refund_fail_reason: refund.reason ?? '',
    refundDetails: [],
  };
}

/** The older query: words of its own (sheet 6). */
export const refundByV1 = ({ order, refund }: Accepted) => ({
  refundRequestId: refund.refundRequestId,
  prepayId: order.prepayId,
  orderAmount: formatDecimal(order.amount),
  refundAmount: formatDecimal(refund.amount),
  channelId: order.fields.channelId ?? '',
  refundStatus: refund.status,
});
