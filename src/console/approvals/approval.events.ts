import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Sealed } from '#libs/payments';

/** A refund above the limit of one person. Nothing is reserved by it: it is decided anew when it is approved. */
export type ApprovalRequested = DomainEvent<
  'ApprovalRequested',
  {
    /** The request. */
    readonly approvalId: string;
    readonly merchantId: string;
    readonly orderId: string;
    /** As the order's owner calls it. */
    readonly reference: string;
    readonly amount: MoneyJson;
    /** Sealed under the order's subject. */
    readonly reason: Sealed;
    /** Sealed; of a refund in coins. */
    readonly destination?: Sealed;
    readonly requestedBy: string;
    readonly requestedAt: string;
  }
>;
export type ApprovalGranted = DomainEvent<'ApprovalGranted', { readonly by: string; readonly at: string }>;
export type ApprovalRejected = DomainEvent<
  'ApprovalRejected',
  { readonly by: string; readonly reason: Sealed; readonly at: string }
>;
/** The order took the refund, which goes on there. */
export type ApprovalCarriedOut = DomainEvent<'ApprovalCarriedOut', { readonly at: string }>;
/** The order refused the refund: it had changed since. */
export type ApprovalFailed = DomainEvent<
  'ApprovalFailed',
  { readonly code: string; readonly reason: string; readonly at: string }
>;
export type ApprovalEvent =
  ApprovalRequested | ApprovalGranted | ApprovalRejected | ApprovalCarriedOut | ApprovalFailed;
