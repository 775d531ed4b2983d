import { formatAmount } from '../merchant-api/amount';
import type { NoticeFields, NoticeKind } from '../merchant-api/notices';
import { DEFAULT_BANK } from './banks';
import type { WirePayment } from './wire-payment';

/** What a wire notification says (sheet, section 7.2). */
export interface WireNotice {
  readonly type: 'CRDT' | 'DBIT';
  /** Hundredths. */
  readonly amount: bigint;
  readonly reference?: string;
  readonly resultCode: number;
  /** Of a refund. */
  readonly orderId?: string;
  readonly refuseReason?: string;
}

/** Reference stands near the end here; in a card notification it is the fourth (sheet, section 3.2). */
export const WIRE_NOTICE: NoticeKind = {
  name: 'wire',
  signed: [
    ...['AccountId', 'Amount', 'Currency', 'Type', 'ResultCode', 'CounterAccount', 'CounterAccountName'],
    ...['OrderId', 'PaymentId', 'Reference', 'RefuseReason'],
  ],
  sent: [
    ...['AccountId', 'Type', 'Amount', 'Currency', 'ResultCode', 'PaymentId', 'OrderId', 'Reference'],
    ...['CounterAccount', 'CounterAccountName', 'RefuseReason', 'Signature'],
  ],
};

export const noticeFields = (payment: WirePayment, notice: WireNotice): NoticeFields => ({
  AccountId: payment.accountId,
  Type: notice.type,
  Amount: formatAmount(notice.amount),
  Currency: payment.currency,
  ResultCode: String(notice.resultCode),
  PaymentId: payment.paymentId,
  OrderId: notice.orderId,
  Reference: notice.reference,
  CounterAccount: (payment.bank ?? DEFAULT_BANK).payerAccount,
  CounterAccountName: (payment.bank ?? DEFAULT_BANK).payerName,
  RefuseReason: notice.refuseReason,
});
