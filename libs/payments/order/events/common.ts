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
}

/** What an event gives to a party, or, below zero, takes from it. */
export interface Share {
  readonly party: string;
  readonly amount: MoneyJson;
}

/** Of an order with splits; absent where no party's part changes. */
export interface SharedFields {
  readonly shares?: readonly Share[];
}

export type OperationType = 'authorize' | 'capture' | 'void' | 'refund';
