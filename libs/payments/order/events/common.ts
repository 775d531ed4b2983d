import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../outcome';

/** Numbers count 1, 2, 3 … within the order. */
export interface AttemptFields {
  readonly attemptId: number;
  readonly provider: string;
  readonly amount: MoneyJson;
}

export interface OperationFields extends AttemptFields {
  readonly operationId: number;
}

/** What every event that ends or advances an operation tells. */
export interface OutcomeFields extends OperationFields {
  readonly evidence: Evidence;
  /**
   * The doubt that this outcome ends: the amount of the `OutcomeUnknown` before it, absent when there was none. With it
   * the ledger can release the exposure from this one event alone, also when a partial approval differs from what was
   * asked.
   */
  readonly inDoubt?: MoneyJson;
}

/** It did not happen, and why. */
export interface FailureFields extends OutcomeFields {
  readonly code: string;
  readonly reason: string;
}

/** A party's part of an order: in the same proportion it has part in every capture and in whatever goes back. */
export interface Split {
  readonly party: string;
  readonly amount: MoneyJson;
  /** By agreement, its part follows the money: where a payout is exchanged, it is converted at the payout's rate. */
  readonly settledIn?: 'paid_currency';
}

/** What a payout in another currency makes of a party's part. */
export interface Conversion {
  readonly party: string;
  /** In the order's currency; below zero, of refunds, it comes back. */
  readonly given: MoneyJson;
  /** In the payout's. */
  readonly received: MoneyJson;
}

/** What an event gives to a party, or, below zero, takes from it. */
export interface Share {
  readonly party: string;
  readonly amount: MoneyJson;
}

/** Of events after which what open disputes block stands elsewhere than before. */
export interface BlockFields {
  /**
   * What becomes blocked of what is available, or, below zero, is blocked there no more. The rest of what is blocked
   * stands in what is unsettled.
   */
  readonly blockedAvailable?: MoneyJson;
  /** Of an order with splits: the parties' parts of that. */
  readonly blockedAvailableShares?: readonly Share[];
}

/** Of events that change what is owed to the service and its parties. */
export interface SharedFields extends BlockFields {
  /** Of an order with splits; absent where no party's part changes. */
  readonly shares?: readonly Share[];
  /** What becomes available with it: paid out by the provider, and owed. Below zero, of refunds: drawn from that. */
  readonly available?: MoneyJson;
  /** Of an order with splits: what of each party's part becomes available, or is drawn from that. */
  readonly settledShares?: readonly Share[];
}

/** A payout in another currency: one receivable is given for the other (fact sheet "payments" 4.2). */
export interface Exchange {
  /** What leaves the receivable in the currency of the charge; below zero, of a refund, what comes back to it. */
  readonly charged: MoneyJson;
  /** What the provider pays out for it, its fee apart. */
  readonly settled: MoneyJson;
  /**
   * What `charged` is worth in the currency of the payout: at the rate, or at the quote by which coins were taken in.
   * What the payout brings beyond it is a gain, what it falls short by a loss.
   */
  readonly value: MoneyJson;
  /** Units of the payout's currency for one unit of the charge's, a decimal text. */
  readonly rate: string;
  /** Who names the rate: `report`, the provider's file, or `provider`, its interface. */
  readonly source: string;
}

export type OperationType = 'authorize' | 'capture' | 'void' | 'refund';
