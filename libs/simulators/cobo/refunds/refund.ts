import type { Atto } from '../wire/decimal';
import type { Numbered } from '../wire/paging';
import type { Token } from '../wire/tokens';

export type RefundStatus =
  | 'AddressPending'
  | 'AddressSubmitted'
  | 'PendingConfirmation'
  | 'Pending'
  | 'Processing'
  | 'Completed'
  | 'PartiallyCompleted'
  | 'Failed';

/** A refund (sheet, 7). Times in milliseconds. */
export interface Refund extends Numbered {
  readonly refundId: string;
  readonly requestId: string;
  readonly orderId?: string;
  readonly merchantId?: string;
  readonly refundType: 'Merchant' | 'Psp';
  readonly token: Token;
  /** Taken from the account; the payer gets it without the merchant's fee. */
  readonly amount: Atto;
  readonly merchantFee: Atto;
  readonly createdAt: number;
  readonly initiator: string;
  updatedAt: number;
  toAddress?: string;
  status: RefundStatus;
  failedReason?: string;
  /** What the provider charges for it in dollars, once it is being sent; nothing where it came back. */
  commission?: Atto;
  /** Chain transaction, once there is one. */
  txId?: string;
}

/** Nothing has left yet: the address can be changed, the refund cancelled. */
export const isOpen = ({ status }: Refund): boolean =>
  ['AddressPending', 'AddressSubmitted', 'PendingConfirmation', 'Pending'].includes(status);

export const isEnded = ({ status }: Refund): boolean => ['Completed', 'PartiallyCompleted', 'Failed'].includes(status);
