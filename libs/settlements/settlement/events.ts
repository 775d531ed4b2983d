import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';
import type { Exchange } from '#libs/payments';

/** What a line of a payout is about. `fee`: charged by the provider for itself, not for one payment. */
export type PayoutLineKind = 'payment' | 'refund' | 'dispute' | 'fee' | 'adjustment';

/** Of a line that was charged in another currency than it is paid out in. */
export interface LineExchange {
  /** What the payer was charged; signed as the line's gross. */
  readonly charged: MoneyJson;
  /** Units of the payout's currency for one unit of the charge's, a decimal text, as the provider names it. */
  readonly rate: string;
}

/** One line of a payout; amounts in minor units of the payout's currency. */
export interface PayoutLine {
  /** Counts 1, 2, 3 … within the payout. */
  readonly number: number;
  /** What the line is about. */
  readonly kind: PayoutLineKind;
  /** Our reference of the operation, or the provider's of the payment. */
  readonly reference?: string;
  /** Signed: what the provider owes us is positive, a refund negative. */
  readonly gross: string;
  /** What the provider keeps; below zero when it gives a fee back. */
  readonly fee: string;
  /** Of a charge in another currency. */
  readonly exchange?: LineExchange;
}

/** Where a payout is known from: a report of the provider, its interface, or the bank's line alone. */
export type PayoutSource = 'report' | 'provider' | 'bank';

export type PayoutLinesAdded = DomainEvent<
  'PayoutLinesAdded',
  {
    /** Some of its lines; a long payout has several of these events. */
    readonly lines: readonly PayoutLine[];
  }
>;

/**
 * The provider says that it paid. `net` = `gross` − `fees` − `withheld` + `released`, and gross and fees are the sums
 * of the lines. `charges` is what the lines of kind `fee` take, which belong to no payment.
 */
export type PayoutAnnounced = DomainEvent<
  'PayoutAnnounced',
  {
    readonly settlementId: string;
    readonly merchantId: string;
    readonly provider: string;
    /** The provider's own name of the payout, or the bank's of the line it is known from. */
    readonly payoutId: string;
    readonly currency: string;
    /** Minor units, a decimal text: the sum of the lines. */
    readonly gross: string;
    /** Minor units, a decimal text: what the provider keeps. */
    readonly fees: string;
    /** Minor units, a decimal text. */
    readonly charges: string;
    /** Minor units, a decimal text: kept back as a reserve. */
    readonly withheld: string;
    /** Minor units, a decimal text: paid out of the reserve. */
    readonly released: string;
    /** Minor units, a decimal text: what should reach the bank. */
    readonly net: string;
    /** How many lines there are. */
    readonly lineCount: number;
    /** When the provider says that it paid, RFC 3339 UTC. */
    readonly paidAt: string;
    /** Where it is known from. */
    readonly source: PayoutSource;
    /** The import that brought it. */
    readonly importId?: string;
    readonly announcedAt: string;
  }
>;

/** A line of the bank is this payout, or a part of it. */
export type PayoutCredited = DomainEvent<
  'PayoutCredited',
  { readonly provider: string; readonly amount: MoneyJson; readonly account: string; readonly bankLineId: string }
>;

/** An operation of an order that a line of the payout pays. */
export interface SettledItem {
  /** Of the operation within the settlement: what is paid out once. */
  readonly itemId: string;
  readonly orderId: string;
  readonly operationId: number;
  readonly attemptId: number;
  /** Signed: what the service earned or gave back by it, in the order's currency. */
  readonly amount: MoneyJson;
  /** What is still to be booked of the provider's fee: below zero when more was booked than it took. */
  readonly fee: MoneyJson;
  /** The fee is the exact one less what is booked of it. */
  readonly feeCorrects?: true;
  /** Paid out in another currency. */
  readonly exchange?: Exchange;
}

export interface SettledLine {
  /** Of the line within the payout. */
  readonly number: number;
  /** None for a line that a person accepted as it is. */
  readonly items: readonly SettledItem[];
  /** Lines of other payouts that pay the same items with this one: done by this fact, whoever dies after it. */
  readonly together?: readonly PayoutLineName[];
}

/** A line of a payout. */
export interface PayoutLineName {
  /** Of the payout. */
  readonly settlementId: string;
  /** Of the line within it. */
  readonly number: number;
}

/** `Settled` per order: these lines are done, and these items of orders are paid out by them. */
export type LinesSettled = DomainEvent<
  'LinesSettled',
  {
    readonly provider: string;
    /** Which lines, and what each of them pays. */
    readonly lines: readonly SettledLine[];
    readonly settledAt: string;
  }
>;

/** A person accepted what the bank credited too little or too much; the break's own event books it. */
export type DifferenceAccepted = DomainEvent<
  'DifferenceAccepted',
  { readonly breakId: string; readonly amount: MoneyJson }
>;

export type SettlementEvent = PayoutLinesAdded | PayoutAnnounced | PayoutCredited | LinesSettled | DifferenceAccepted;
