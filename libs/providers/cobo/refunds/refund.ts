import type { Money } from '#libs/money';
import { readAmount } from '../wire/amounts';
import { asObject, textIn } from '../wire/json';
import { assetOf } from '../wire/tokens';

const STATUSES = [
  'AddressPending',
  'AddressSubmitted',
  'PendingConfirmation',
  'Pending',
  'Processing',
  'Completed',
  'PartiallyCompleted',
  'Failed',
] as const;
export type RefundStatus = (typeof STATUSES)[number];

/** A refund as the provider tells it (fact sheet 7). */
export interface CoboRefund {
  readonly refundId: string;
  /** Our reference. */
  readonly requestId?: string;
  readonly orderId?: string;
  readonly status: RefundStatus;
  /** In coins. */
  readonly amount: Money;
  readonly failedReason?: string;
}

/** Text where the answer is no refund that can be understood: what is wrong with it. */
export function readRefund(data: unknown): CoboRefund | string {
  const object = asObject(data);
  const refundId = object && textIn(object, 'refund_id');
  if (!object || refundId === undefined) return 'the answer is no refund';
  const status = STATUSES.find((each) => each === object['status']);
  if (status === undefined) return 'the refund has no status that is known';
  const amount = readAmount(textIn(object, 'amount'), assetOf(textIn(object, 'token_id') ?? ''));
  if (!amount || amount.minor === 0n) return 'the refund has no amount that can be read';
  const [requestId, orderId, failedReason] = ['request_id', 'order_id', 'failed_reason'].map((name) =>
    textIn(object, name),
  );
  return { refundId, requestId, orderId, status, amount, failedReason };
}
