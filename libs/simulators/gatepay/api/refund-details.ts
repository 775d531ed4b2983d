import { createHash } from 'node:crypto';
import { formatDecimal } from '../decimal';
import { paidFor, receiverBearsFee } from '../order/order';
import type { Accepted } from './refunds';

/** What became of a refund (sheet 6). What the receiver gets is the coin that was paid, by the order's rate. */
export function refundDetails({ order, refund }: Accepted) {
  const { fields, amount, gas, reason = '' } = refund;
  const payerBears = receiverBearsFee(refund);
  const channel = Number(fields.refundPayChannel ?? 2);
  const chain = fields.refundChain ?? order.chain.chain;
  const address = fields.refundAddress ?? order.transfers[0]?.fromAddress ?? '';
  const sent = formatDecimal(paidFor(order, payerBears ? amount - gas : amount));
  const request = { amount: formatDecimal(amount), currency: order.coin };
  const receipt = { amount: sent, currency: order.chain.coin };
  const { hash, ...done } = transactionOf({ order, refund });
  return {
    gateRefundId: refund.refundGateId,
    refundId: refund.refundRequestId,
    orderId: order.prepayId,
    merchantTradeNo: order.merchantTradeNo,
    createTime: refund.createdAt,
    ...done,
    txHash: hash,
    orderAmount: formatDecimal(order.amount),
    orderCurrency: order.coin,
    requestAmount: request.amount,
    requestCurrency: request.currency,
    ...receipt,
    status: refund.status,
    remark: fields.refundReason ?? '',
    refund_style: Number(fields.refundStyle ?? 1),
    refund_pay_channel: channel,
    refund_address: address,
    refund_chain: chain,
    refund_bear_type: payerBears ? 2 : 1,
    refund_amount_type: amount === order.amount ? 1 : 2,
    refund_account_type: 1,
    refund_gas_amount: formatDecimal(gas),
    refund_fail_reason: reason,
    refund_to_gate_uid: fields.refundToGateUid ?? '',
    channelId: order.fields.channelId ?? '',
    totalRequestAmount: request.amount,
    totalRequestCurrency: request.currency,
    totalReceiveAmount: receipt.amount,
    totalReceiveCurrency: receipt.currency,
    refundDetails: [
      { ...done, payChannel: channel, status: refund.status, ...receipt, chain, address, hash, remark: '' },
    ],
  };
}

/** The transaction that the coins went back by; empty while none did. */
function transactionOf({ refund }: Accepted) {
  const { status, refundGateId, decidedAt = 0 } = refund;
  if (status !== 'SUCCESS') return { transactionId: '', transactTime: decidedAt, hash: '' };
  const hash = `0x${createHash('sha256').update(refundGateId).digest('hex')}`;
  return { transactionId: refundGateId, transactTime: decidedAt, hash };
}
