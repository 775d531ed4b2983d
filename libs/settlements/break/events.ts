import type { DomainEvent } from '#libs/decider';

/**
 * What does not fit between captures, payouts and the bank:
 * `missing`: captured, not paid out within the provider's time, and given up hope; `late`: the same, or a payout that
 * the bank does not show, while there is hope; `extra`: paid out or credited, and nothing explains it; `amount`: paid,
 * but another amount; `split`: came in several parts that do not add up (yet); `fee`: another fee than agreed;
 * `currency`: paid in another currency; `duplicate`: paid twice.
 */
export const BREAK_KINDS = ['missing', 'extra', 'amount', 'fee', 'currency', 'duplicate', 'late', 'split'] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** Accounts in which the money of a break stands until somebody decides. */
export type BreakPlace = 'receivable' | 'transit' | 'clearing' | 'ordered' | 'reserve';

/** What stands in an account because of a break, in minor units: debits positive, so money that we miss is positive. */
export interface Residual {
  /** The account. */
  readonly place: BreakPlace;
  readonly minor: string;
  readonly currency: string;
  /** Of `clearing` and `ordered`: the bank account. */
  readonly account?: string;
}

/** Where a resolution puts the money: a fee, a difference of the house, suspense, or an exchange of two currencies. */
export const TREATMENTS = ['fee', 'difference', 'suspense', 'exchange'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export interface BreakFacts {
  /** What does not fit. */
  readonly kind: BreakKind;
  /** What it is about, followed by its id: `item:…`, `line:…`, `payout:…`, `bank:…`, `ordered:…` or `reserve:…`. */
  readonly subject: string;
  readonly merchantId: string;
  readonly provider: string;
  /** What stands in accounts because of it. */
  readonly residuals: readonly Residual[];
  /** What should be there, for a person. */
  readonly expected: string;
  /** What is there instead, for a person. */
  readonly found: string;
  /** What shows it: items, lines of payouts and of the bank, by id. */
  readonly evidence: readonly string[];
  readonly orderId?: string;
  readonly settlementId?: string;
  readonly bankLineId?: string;
  readonly bankOrderId?: string;
  /** Since when it is one: its age counts from here. */
  readonly since: string;
}

export type BreakOpened = DomainEvent<'BreakOpened', BreakFacts & { readonly breakId: string }>;
/** The same break with other amounts or of another kind, since more evidence came or more time has passed. */
export type BreakChanged = DomainEvent<'BreakChanged', BreakFacts>;
export type BreakAssigned = DomainEvent<
  'BreakAssigned',
  {
    /** Who looks after it from now on. */
    readonly owner: string;
    readonly by: string;
  }
>;
/** What a person knows of it, beside the reason of the decision. */
export type BreakNoted = DomainEvent<
  'BreakNoted',
  {
    /** Free text that names no person. */
    readonly text: string;
    readonly by: string;
    /** When it was written down. */
    readonly notedAt: string;
  }
>;
/** A person decided; this event books what stands in the break's accounts to where it belongs. */
export type BreakResolved = DomainEvent<
  'BreakResolved',
  {
    /** What did not fit. */
    readonly kind: BreakKind;
    /** What it was about, as when it was opened. */
    readonly subject: string;
    readonly provider: string;
    /** What is booked to where it belongs. */
    readonly residuals: readonly Residual[];
    /** Where that is. */
    readonly treatment: Treatment;
    readonly reason: string;
    readonly by: string;
    readonly resolvedAt: string;
  }
>;
/** Evidence came that explains it; nothing is booked. */
export type BreakClosed = DomainEvent<'BreakClosed', { readonly reason: string; readonly closedAt: string }>;

export type BreakEvent = BreakOpened | BreakChanged | BreakAssigned | BreakNoted | BreakResolved | BreakClosed;
