import { formatDecimal } from '../decimal';
import { chargedOf, creditedInAll, paidFor, restOf } from '../order/order';
import type { Order, Refund, Transfer } from '../order/order';

const named = ({ merchantTradeNo, product, coin, amount, createdAt, fields }: Order) => ({
  merchantTradeNo,
  productType: product,
  productName: '',
  tradeType: 'PAY',
  goodsName: (fields.goods as { goodsName?: string } | undefined)?.goodsName ?? '',
  terminalType: (fields.env as { terminalType?: string } | undefined)?.terminalType ?? '',
  currency: coin,
  orderAmount: formatDecimal(amount),
  createTime: createdAt,
  ...(fields.channelId !== undefined && { channelId: fields.channelId }),
});

/** No amount that was received: the merchant has to ask (sheet 7). No `transactionId` before it is paid. */
export function orderData(order: Order, isOnChain: boolean) {
  return {
    ...named(order),
    totalFee: formatDecimal(order.amount),
    payerId: 10000,
    ...(order.transactionId !== undefined && { transactionId: order.transactionId }),
    ...(isOnChain && { address: order.address, chain: order.chain.chain }),
  };
}

export function transferData(order: Order, { txId, fromAddress, amount }: Transfer) {
  return {
    ...named(order),
    address: order.address,
    chain: order.chain.chain,
    fromAddress,
    doneAmountOnChain: formatDecimal(creditedInAll(order)),
    waitAmountOnChain: formatDecimal(restOf(order)),
    transferAmount: formatDecimal(amount),
    originalOrderId: order.prepayId,
    transactionId: txId,
  };
}

export const refundData = (order: Order, refund: Refund) => ({
  ...named(order),
  refundInfo: {
    refundRequestId: refund.refundRequestId,
    prepayId: order.prepayId,
    orderAmount: formatDecimal(chargedOf(order)),
    refundAmount: formatDecimal(refund.amount),
    refundPayCurrency: order.chain.coin,
    refundPayAmount: formatDecimal(paidFor(order, refund.amount)),
  },
});
