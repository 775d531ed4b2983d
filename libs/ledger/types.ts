/** `position`: what was exchanged, one account per currency; the pair of an exchange is worth nothing together. */
export type AccountType = 'asset' | 'liability' | 'expense' | 'position' | 'memo';

/** `posted`: money that moved. `pending`: holds and doubts, which are promises and no money. */
export type Layer = 'posted' | 'pending';

/** One side of a posting. */
export interface Leg {
  readonly account: string;
  readonly type: AccountType;
  readonly currency: string;
  /** Minor units, signed: a debit is positive, a credit negative. */
  readonly minor: bigint;
}

/** One balanced set of legs of one event. Corrections are new postings. */
export interface Posting {
  /** Stable name of the rule, e.g. `capture`. */
  readonly rule: string;
  readonly layer: Layer;
  readonly merchantId: string;
  /** Absent for money that names no order. */
  readonly orderId?: string;
  /** When it happened, RFC 3339, where the event tells (a bank's booking date); absent: when the event was decided. */
  readonly occurredAt?: string;
  readonly legs: readonly Leg[];
}

/** Whose money an event is about. */
export interface PostingContext {
  readonly merchantId: string;
  readonly orderId?: string;
}
