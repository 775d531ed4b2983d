import type { Quirks } from '../quirks';
import { fixed, trimmed } from '../wire/decimal';
import { transferJson } from '../wire/transfer-json';
import type { Refund } from './refund';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** A `Refund` as the provider writes it (sheet, 7). */
export const refundJson = (refund: Refund, { echoRequestId }: Quirks): Record<string, unknown> => ({
  refund_id: refund.refundId,
  ...(echoRequestId && { request_id: refund.requestId }),
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
  ...(refund.commission !== undefined && { commission_fee: { fee_amount: trimmed(refund.commission) } }),
});

const transactionsOf = ({ txId, amount, merchantFee, status, ...refund }: Refund): object[] =>
  txId === undefined
    ? []
    : [
        transferJson({
          ...{ ...refund, txId, amount: trimmed(amount - merchantFee) },
          status: status === 'Processing' ? 'Confirming' : status === 'Completed' ? 'Completed' : 'Failed',
        }),
      ];
