import type { MoneyJson } from '#libs/money';
import type { CardDetails, Decline, NextAction, Receipt } from '../outcome';
import type { Sealed } from '../sealed';
import type { CaptureMode, Conversion, Exchange, OperationType, OrderCreated, SaveCard } from './events';

/**
 * Money of an order in minor units of its own currency. Letters of the invariants (fact sheet "payments" 3.1):
 * A authorised, C captured, R refunded, V released, D disputed; pending sums count operations that are requested, sent,
 * pending or unknown, because what may have happened is not free to be used again.
 */
export interface OrderAmounts {
  readonly authorized: bigint;
  readonly captured: bigint;
  /** By our refunds, and by the provider on its own. */
  readonly refunded: bigint;
  /** Given back of the hold: by void, expiry, or the rest that a final capture left. */
  readonly voided: bigint;
  /** In open and in lost disputes. */
  readonly disputed: bigint;
  readonly pendingAuthorization: bigint;
  readonly pendingCapture: bigint;
  readonly pendingVoid: bigint;
  readonly pendingRefund: bigint;
  /** Part of the pending sums whose outcome is unknown. */
  readonly inDoubt: bigint;
  /**
   * Money in the order's currency that came without an operation that explains it, and was not returned. What came in
   * another unit stands in `unexplained` alone: units cannot be added.
   */
  readonly unexpected: bigint;
  /** Money that the provider took beyond what the order had left, and that did not come back with a dispute. */
  readonly unexpectedDebit: bigint;
  /** Owed to the customer since a refund failed after acceptance, and not yet in a new refund. */
  readonly owed: bigint;
}

/**
 * `requires_action`: at the provider's page. `announced`: the payer has ordered it from the bank, and nothing is
 * guaranteed. `cancelled`: that page, when we closed the order before the payer paid.
 */
export type OperationStatus =
  | 'requested'
  | 'requires_action'
  | 'announced'
  | 'pending'
  | 'unknown'
  | 'underpaid'
  | 'succeeded'
  | 'declined'
  | 'failed'
  | 'expired'
  | 'cancelled';

export interface Operation {
  readonly id: number;
  readonly attemptId: number;
  readonly type: OperationType;
  readonly status: OperationStatus;
  readonly amount: bigint;
  readonly final?: boolean;
  /** A capture that was asked for after the hold should have ended. */
  readonly late?: true;
  /** Part of a refund that was owed already. */
  readonly owed?: bigint;
  /** Of a refund: the bank order that pays it. No provider hears of it, and only that order ends it. */
  readonly bankOrderId?: string;
  /** Of a refund in coins: where they go, sealed. */
  readonly destination?: Sealed;
  /** Of a refund in coins: what went. */
  readonly receipt?: Receipt;
  readonly providerReference?: string;
  readonly decline?: Decline;
  readonly failure?: { readonly code: string; readonly reason: string };
  readonly requestedAt: string;
  /** What was ignored or found wrong about it, so that the same finding is recorded once. */
  readonly remarks: readonly string[];
}

export const ATTEMPT_STATUSES = [
  'requires_action',
  'announced',
  'processing',
  'in_doubt',
  'authorized',
  'voided',
  'underpaid',
  'declined',
  'failed',
  'expired',
  'cancelled',
] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

export interface Attempt {
  readonly id: number;
  readonly provider: string;
  readonly flow: 'hosted' | 'remote' | 'background';
  readonly status: AttemptStatus;
  readonly capture: CaptureMode;
  readonly authorizeOperationId: number;
  readonly authorized: bigint;
  readonly captured: bigint;
  /** Hold given back without a capture: by void, expiry, or the rest that a final capture left. */
  readonly released: bigint;
  readonly refunded: bigint;
  /** Of it, what bank orders paid: the provider pays that out all the same. */
  readonly refundedByBank?: bigint;
  readonly cardId?: string;
  readonly saveCard?: SaveCard;
  readonly expiresAt?: string;
  /** What the payer has to do, as the provider answered it; hosted pages are computed instead. */
  readonly nextAction?: NextAction;
  readonly captureBefore?: string;
  /** What came for the capture, where the payer pays in another unit, or may pay less or more. */
  readonly receipt?: Receipt;
  /** Of what it brought too much, what went back to the payer. */
  readonly surplusReturned?: bigint;
  readonly developerFee?: bigint;
  /** That fee was paid out with a capture. */
  readonly developerPaid?: true;
  /** What the provider kept of the captures, and took for refunds. */
  readonly fees?: bigint;
  /** Of them, what is not netted but billed for a period. */
  readonly billedFees?: bigint;
  /** Of what was paid out in another unit than the order's: those of its exact fees. */
  readonly otherFees?: readonly MoneyJson[];
  /** Paid out in another currency than the receivable stood in. */
  readonly exchanges?: readonly Exchange[];
  /** Paid out by the provider: captures less refunds that it netted. Absent before the first payout. */
  readonly settled?: bigint;
  readonly providerReference?: string;
  readonly card?: CardDetails;
  readonly decline?: Decline;
  /** What the payer's browser claimed last on return: a hint, never proof. */
  readonly reported?: { readonly claims: string; readonly code: string; readonly decline?: Decline };
  /** Keys of all claims on return, so that each is recorded once. */
  readonly returns: readonly string[];
}

export interface Dispute {
  readonly id: string;
  readonly attemptId: number;
  readonly status: 'open' | 'won' | 'lost';
  /** Of what the order had left. */
  readonly amount: bigint;
  /** Taken beyond that: a claim of ours, until the dispute is won. */
  readonly beyond?: bigint;
  /** Of `amount`, what was such a claim until refunds failed that had left nothing for it. */
  readonly claimedBefore?: bigint;
  /** What the provider took for it, less what it gave back of that. */
  readonly fees?: bigint;
  readonly providerReference?: string;
}

/**
 * Money that moved without an operation: came in, was returned of that, or was taken beyond what the order had left.
 */
export interface UnexplainedMoney {
  /** `explained`: came in, and was the payment itself, which is recorded as such. */
  readonly direction: 'in' | 'explained' | 'returned' | 'out' | 'reversed';
  readonly attemptId: number;
  readonly operationId?: number;
  readonly amount: bigint;
  readonly currency: string;
  readonly providerReference?: string;
  /** Of a claim beside a dispute, which is only a part of what the provider told. */
  readonly disputeId?: string;
  /** Of what came: the provider has it in the sum of its payment. */
  readonly counted?: true;
  /** Of what is counted: so much of it, see `Receipt`. */
  readonly listed?: MoneyJson;
  /** Of what came: a payout has brought it. */
  readonly paidOut?: true;
}

export interface OrderState {
  readonly exists: boolean;
  readonly order?: OrderCreated['data'];
  readonly currency: string;
  readonly requested: bigint;
  readonly amounts: OrderAmounts;
  readonly attempts: readonly Attempt[];
  readonly operations: readonly Operation[];
  readonly disputes: readonly Dispute[];
  readonly unexplained: readonly UnexplainedMoney[];
  /**
   * Paid out by the provider, absent before the first payout: of captures, what of it is still owed, and what of that
   * open disputes block.
   */
  readonly paidOut?: { readonly captures: bigint; readonly available: bigint; readonly blocked?: bigint };
  /** Of an order with parties who are settled in the paid currency: what was paid out in another, and their part. */
  readonly exchanged?: bigint;
  readonly conversions?: readonly Conversion[];
  readonly keptCardId?: string;
  readonly cancelled: boolean;
  /** Ids of the evidence already counted: the same notification never takes effect twice. */
  readonly seenEvidence: ReadonlySet<string>;
}

/** Derived from the amounts and the operations, never set by hand. */
export const ORDER_STATUSES = [
  'requires_action',
  'processing',
  'authorized',
  'partially_captured',
  'captured',
  'partially_refunded',
  'refunded',
  'voided',
  'declined',
  'failed',
  'expired',
  'cancelled',
  'overpaid',
  'underpaid',
  'in_doubt',
  'disputed',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
