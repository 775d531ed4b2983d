import type { MoneyJson } from '#libs/money';
import type { CardDetails, Decline, Evidence, Outcome } from '../outcome';
import type { Sealed } from '../sealed';
import type { AgreedFee } from './agreed-fee';
import type { AuthorizationWindow } from './authorization-window';
import type { CardInitiator, Exchange, OperationType, OrderCreated, SaveCard } from './events';

/** What the provider of an attempt can do, as data; handed in with each command, so that the decider stays pure. */
export interface OperationRules {
  readonly partialCapture: boolean;
  readonly multipleCaptures: boolean;
  readonly partialRefund: boolean;
  readonly multipleRefunds: boolean;
  readonly void: boolean;
  /** Void of what is left after a partial capture. */
  readonly voidAfterCapture: boolean;
  readonly refund: boolean;
  /** How long a hold lives when the provider does not say, in milliseconds. */
  readonly holdLifetimeMs: number;
  /** How long money that a payer has ordered from the bank is waited for, in calendar days; absent: as the page. */
  readonly transferDays?: number;
  /** The same by brand of card; before `holdLifetimeMs`. */
  readonly authorizationWindow?: readonly AuthorizationWindow[];
  /** What it was agreed to keep of captures: booked by estimate where it does not say what it keeps. */
  readonly agreedFees?: readonly AgreedFee[];
}

/** One try to pay: the instrument and the provider. `background` charges a card on file without the payer. */
export interface AttemptPlan {
  readonly provider: string;
  readonly flow: 'hosted' | 'remote' | 'background';
  readonly cardId?: string;
  readonly initiator?: CardInitiator;
  /** For hosted and remote flows. */
  readonly expiresAt?: string;
}

/** A token that came with a payment, sealed, to be kept on file. `card` absent: the details beside it. */
export interface KeptCard {
  readonly cardId: string;
  readonly token: Sealed;
  readonly usage: SaveCard;
  readonly card?: CardDetails;
}

/** A fact that a provider told us by itself (signed), in our words. */
export interface ProviderFact {
  readonly kind:
    /** The payer has ordered a transfer from the bank; nothing is guaranteed. */
    | 'announced'
    | 'authorized'
    | 'captured'
    | 'voided'
    | 'refunded'
    | 'declined'
    | 'refund_failed'
    | 'disputed'
    | 'dispute_won'
    | 'dispute_lost'
    /** Money that pays nothing that is open; in whatever unit it came. */
    | 'received';
  readonly provider: string;
  /** Our operation, where the provider echoed the reference of that call. */
  readonly operationId?: number;
  readonly amount: MoneyJson;
  readonly providerReference?: string;
  /**
   * Of `received` that the provider has in its sum of what came for the payment: the sum up to and with this, or beyond
   * it, as far as that is known. No more than is missing of it is recorded. `after`: what else is in that by its name.
   * `mayHavePaid`: the payment itself, unless what is recorded of that had less of the sum.
   */
  readonly inSum?: { readonly upTo?: MoneyJson; readonly after?: readonly string[]; readonly mayHavePaid?: true };
  readonly decline?: Decline;
  readonly card?: CardDetails;
  /** Of a dispute: what the provider takes for it, or gives back of that when it is won. */
  readonly fee?: MoneyJson;
  /** `evidence.id` is the notification's event id: the same notification never counts twice. */
  readonly evidence: Evidence;
  /** Set when a token came with it. */
  readonly keptCard?: KeptCard;
}

export type BankRefundResult = 'executed' | 'failed' | 'returned';

export type OrderCommand =
  | {
      readonly type: 'CreateOrder';
      readonly order: Omit<OrderCreated['data'], 'createdAt'>;
      readonly attempt: AttemptPlan;
    }
  /** A further attempt, only after a failed one. */
  | { readonly type: 'StartAttempt'; readonly attempt: AttemptPlan }
  /** `amount` absent: all that is capturable. */
  | { readonly type: 'Capture'; readonly amount?: MoneyJson; readonly final?: boolean; readonly rules: OperationRules }
  | { readonly type: 'Void'; readonly rules: OperationRules }
  /** `amount` absent: all that is refundable. */
  | {
      readonly type: 'Refund';
      readonly amount?: MoneyJson;
      readonly reason?: Sealed;
      /** Sealed address, for payments in coins. */
      readonly destination?: Sealed;
      readonly rules: OperationRules;
    }
  /** A bank order is to pay it, and no provider. The same bank order asks once. */
  | { readonly type: 'RefundByBank'; readonly bankOrderId: string; readonly amount: MoneyJson }
  /** What became of that bank order; `returned`: executed, and the money came back. Each word counts once. */
  | {
      readonly type: 'RecordBankRefund';
      readonly bankOrderId: string;
      readonly result: BankRefundResult;
      readonly code: string;
      readonly reason: string;
    }
  /** Unexpected money went back at the provider, by hand. `amount` absent: all of it in the order's currency. */
  | {
      readonly type: 'ReturnUnexpected';
      readonly amount?: MoneyJson;
      readonly reason: string;
      readonly providerReference?: string;
      readonly evidence: Evidence;
    }
  | { readonly type: 'Cancel'; readonly reason: string }
  /** A person says how a dispute ended, where no provider tells. */
  | {
      readonly type: 'EndDispute';
      readonly disputeId: string;
      readonly outcome: 'won' | 'lost';
      readonly evidence: Evidence;
    }
  /** What asking the provider gave, for one operation. */
  | {
      readonly type: 'RecordOutcome';
      readonly operationId: number;
      readonly outcome: Outcome;
      readonly captureBefore?: string;
      readonly keptCard?: KeptCard;
      readonly card?: CardDetails;
      /** With them a hold gets an end when the provider names none. */
      readonly rules?: OperationRules;
    }
  | { readonly type: 'RecordFact'; readonly fact: ProviderFact; readonly rules: OperationRules }
  | {
      readonly type: 'RecordReturn';
      readonly operationId: number;
      readonly claims: 'success' | 'pending' | 'cancelled' | 'declined' | 'error';
      readonly code: string;
      readonly decline?: Decline;
      readonly providerReference?: string;
    }
  /** By the clock: closes an attempt of the payer whose time is over. Accepts nothing before that time. */
  | { readonly type: 'ExpirePayment'; readonly attemptId: number; readonly evidence: Evidence }
  /** By the clock, after the provider was asked: the hold is over. Accepts nothing before its time. */
  | { readonly type: 'ExpireAuthorization'; readonly attemptId: number; readonly evidence: Evidence }
  /** By the clock: what is still held ends soon. */
  | { readonly type: 'NoteAuthorizationEnding'; readonly attemptId: number }
  /** The provider paid it out, or a person decided that it is done. */
  | {
      readonly type: 'RecordSettlement';
      readonly attemptId: number;
      readonly operationId: number;
      readonly amount: MoneyJson;
      readonly settlementId?: string;
      readonly fee?: MoneyJson;
      /** The fee is the exact one less what is booked of it. */
      readonly feeCorrects?: true;
      /** Paid out in another currency. */
      readonly exchange?: Exchange;
      readonly evidence: Evidence;
    }
  /** By the clock: what was captured is not settled, and should be. */
  | { readonly type: 'NoteSettlementOverdue'; readonly attemptId: number; readonly expectedBy: string }
  | {
      readonly type: 'IgnoreFact';
      readonly provider: string;
      readonly operationId?: number;
      readonly reason: string;
      readonly evidence: Evidence;
    };

/** Why a command was refused; `code` is the problem code of the HTTP API. */
export type OrderRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'order_exists' }
  | { readonly code: 'attempt_in_progress'; readonly attemptId: number; readonly until?: string }
  | { readonly code: 'outcome_unknown'; readonly operationIds: readonly number[] }
  | { readonly code: 'already_paid' }
  | { readonly code: 'not_authorized' }
  | { readonly code: 'amount_not_positive' }
  | { readonly code: 'splits_do_not_fit'; readonly detail: string }
  | { readonly code: 'currency_mismatch'; readonly expected: string }
  | { readonly code: 'amount_exceeds_capturable'; readonly remaining: MoneyJson }
  | { readonly code: 'amount_exceeds_refundable'; readonly remaining: MoneyJson }
  | { readonly code: 'nothing_to_capture' }
  | { readonly code: 'nothing_to_refund' }
  | { readonly code: 'nothing_to_return' }
  | { readonly code: 'nothing_to_void' }
  | { readonly code: 'void_in_progress' }
  | { readonly code: 'capture_in_progress' }
  | { readonly code: 'use_refund' }
  | { readonly code: 'order_closed'; readonly status: string }
  | { readonly code: 'unsupported_by_provider'; readonly operation: OperationType | 'attempt'; readonly detail: string }
  | { readonly code: 'operation_not_found'; readonly operationId: number }
  | { readonly code: 'operation_final'; readonly operationId: number; readonly status: string }
  | { readonly code: 'suspense_moved'; readonly operationId: number }
  | { readonly code: 'paid_by_bank_order'; readonly operationId: number; readonly bankOrderId: string }
  | { readonly code: 'bank_order_over'; readonly bankOrderId: string }
  | { readonly code: 'dispute_not_found'; readonly disputeId: string }
  | { readonly code: 'dispute_over'; readonly disputeId: string; readonly status: string };
