import { fixed, trimmed } from '../wire/decimal';
import type { Refund } from './refund';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** A `Refund` as the provider writes it (sheet, 7). */
export const refundJson = (refund: Refund): Record<string, unknown> => ({
  refund_id: refund.refundId,
  request_id: refund.requestId,
  ...(refund.orderId && { order_id: refund.orderId }),
  ...(refund.merchantId && { merchant_id: refund.merchantId }),
  token_id: refund.token.oldId,
  chain_id: refund.token.chain,
  amount: trimmed(refund.amount),
  to_address: refund.toAddress ?? '',
  status: refund.status,
  ...(refund.failedReason && { failed_reason: refund.failedReason }),
  refund_type: refund.refundType,
  created_timestamp: seconds(refund.createdAt),
  updated_timestamp: seconds(refund.updatedAt),
  initiator: refund.initiator,
  transactions: transactionsOf(refund),
  charge_merchant_fee: refund.merchantFee > 0n,
  ...(refund.merchantFee > 0n && {
    merchant_fee_amount: fixed(refund.merchantFee, 2),
    merchant_fee_token_id: refund.token.oldId,
  }),
});

const transactionsOf = ({ txId, toAddress, amount, merchantFee, status, updatedAt, createdAt }: Refund): object[] =>
  txId === undefined
    ? []
    : [
        {
          tx_id: txId,
          from_address: 'platform',
          to_address: toAddress ?? '',
          amount: trimmed(amount - merchantFee),
          status: status === 'Processing' ? 'Confirming' : status === 'Completed' ? 'Completed' : 'Failed',
          created_timestamp: createdAt,
          updated_timestamp: updatedAt,
        },
      ];
