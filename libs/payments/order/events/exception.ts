import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../outcome';
import type { AttemptFields, BlockFields, Share, SharedFields } from './common';

/** Money that moved without an operation of ours that explains it. */
interface UnexplainedFields extends AttemptFields {
  /** The closed operation that the provider named, if it did. */
  readonly operationId?: number;
  readonly providerReference?: string;
  readonly reason: string;
  readonly evidence: Evidence;
}

/**
 * Money came that no open operation explains: paid after we voided, expired or cancelled, or paid twice. It is real, so
 * it is booked to suspense and stays there until a person or a policy decides.
 */
export type CaptureConfirmedUnexpectedly = DomainEvent<'CaptureConfirmedUnexpectedly', UnexplainedFields>;

/** Unexpected money went back to the payer, outside our own refunds: the suspense it stood in is settled. */
export type UnexpectedMoneyReturned = DomainEvent<'UnexpectedMoneyReturned', UnexplainedFields>;

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
export type DebitConfirmedUnexpectedly = DomainEvent<'DebitConfirmedUnexpectedly', UnexplainedFields>;

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

/** The payer's bank took the money back; we may contest. */
export type DisputeOpened = DomainEvent<'DisputeOpened', DisputeFields>;
export type DisputeWon = DomainEvent<'DisputeWon', DisputeFields>;
export type DisputeLost = DomainEvent<'DisputeLost', DisputeFields & SharedFields>;

export type ExceptionEvent =
  | CaptureConfirmedUnexpectedly
  | UnexpectedMoneyReturned
  | CaptureReversedByProvider
  | DebitConfirmedUnexpectedly
  | DisputeOpened
  | DisputeWon
  | DisputeLost;
