import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../outcome';
import type { AttemptFields, BlockFields, Share, SharedFields } from './common';

/** Money that moved without an operation of ours that explains it. */
interface UnexplainedFields extends AttemptFields {
  /** The operation that the provider named, if it did. */
  readonly operationId?: number;
  readonly providerReference?: string;
  readonly reason: string;
  readonly evidence: Evidence;
}

/**
 * Money came that no open operation explains: paid after we voided, expired or cancelled, or paid twice; or an open
 * one is told as paid, but not as was asked. It is real, so it is booked to suspense and stays there until a person or
 * a policy decides.
 */
export type CaptureConfirmedUnexpectedly = DomainEvent<
  'CaptureConfirmedUnexpectedly',
  UnexplainedFields & {
    /** The provider has it in the sum of what came for the payment; it names no movement where only the sum told it. */
    readonly counted?: true;
    /** Of what is counted: how much of it is in that sum, in the unit of the sum. Absent: all of it. */
    readonly listed?: MoneyJson;
  }
>;

/**
 * Money in suspense turns out to be the payment itself, which was first told as something else than was asked: it is
 * taken out of suspense, and the event beside it books the payment.
 */
export type UnexpectedMoneyExplained = DomainEvent<'UnexpectedMoneyExplained', UnexplainedFields>;

/** Unexpected money went back to the payer, outside our own refunds: the suspense it stood in is settled. */
export type UnexpectedMoneyReturned = DomainEvent<
  'UnexpectedMoneyReturned',
  UnexplainedFields & {
    /** The part that the payer had sent too much for the order: it settles the customer's credit, not the suspense. */
    readonly surplus?: MoneyJson;
  }
>;

/**
 * The provider gave captured money back by itself: a refund in its portal, a recall by the bank (fact sheet "payments"
 * 3.4). Counts as refunded. `owed` is the part that was owed to the customer already.
 */
export type CaptureReversedByProvider = DomainEvent<
  'CaptureReversedByProvider',
  UnexplainedFields & SharedFields & { readonly owed?: MoneyJson }
>;

/**
 * The provider took more than the order has left: refunded and charged back, or refunded twice. It is real as well, so
 * it stands in suspense as money that we may claim.
 */
export type DebitConfirmedUnexpectedly = DomainEvent<
  'DebitConfirmedUnexpectedly',
  UnexplainedFields & {
    /** The dispute that was opened beside it, of which this is the part beyond what the order had left. */
    readonly disputeId?: string;
  }
>;

interface DisputeFields extends AttemptFields, BlockFields {
  /** Counts 1, 2, 3 … within the order. */
  readonly disputeId: string;
  readonly providerReference?: string;
  /** What the provider takes for the dispute, or, when it is won, gives back of that; where it says so. */
  readonly fee?: MoneyJson;
  /** Of an order with splits: what the open dispute blocks of each party's part, or, below zero, frees. */
  readonly blockedShares?: readonly Share[];
  readonly evidence: Evidence;
}

interface BeyondFields {
  /**
   * What the dispute took beyond what the order had left, in suspense as the claim that the event beside it tells; of
   * one that is won, what comes back of it. `amount` is what the order had left, zero when all was given back before.
   */
  readonly beyond?: MoneyJson;
}

/** The payer's bank took the money back; we may contest. */
export type DisputeOpened = DomainEvent<'DisputeOpened', DisputeFields & BeyondFields>;
export type DisputeWon = DomainEvent<'DisputeWon', DisputeFields & BeyondFields>;
/** `owed` is the part that was owed to the customer already. */
export type DisputeLost = DomainEvent<'DisputeLost', DisputeFields & SharedFields & { readonly owed?: MoneyJson }>;

export type ExceptionEvent =
  | CaptureConfirmedUnexpectedly
  | UnexpectedMoneyExplained
  | UnexpectedMoneyReturned
  | CaptureReversedByProvider
  | DebitConfirmedUnexpectedly
  | DisputeOpened
  | DisputeWon
  | DisputeLost;
