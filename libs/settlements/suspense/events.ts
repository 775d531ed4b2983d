import type { DomainEvent } from '#libs/decider';
import type { MoneyJson } from '#libs/money';

/** The accounts of suspense: what came too much, and what went and is to be claimed. */
export type SuspenseSide = 'in' | 'out';

/**
 * Where a person puts what stood in suspense: against `suspense` of the other sign, what the provider owes
 * (`receivable`), what the selling `service` has available, a `difference` that the house takes over, or, of money that
 * belongs to no merchant yet, the books of a `merchant`.
 */
export const SUSPENSE_TARGETS = ['suspense', 'receivable', 'service', 'difference', 'merchant'] as const;
export type SuspenseTarget = (typeof SUSPENSE_TARGETS)[number];

/** The account in which an item stands. */
export interface SuspensePlace {
  /** The item: what one event brought into one account of suspense. */
  readonly item: string;
  readonly provider: string;
  /** Which of its provider's two accounts that is. */
  readonly side: SuspenseSide;
}

/** A person placed money that stood in suspense; this event books it to where it belongs. */
export type SuspensePlaced = DomainEvent<
  'SuspensePlaced',
  SuspensePlace & {
    /** What leaves the item; debits positive, so what came too much is below zero. */
    readonly amount: MoneyJson;
    /** Where it belongs. */
    readonly to: SuspenseTarget;
    /** Of `suspense`: the item of the other sign that the same amount leaves. */
    readonly against?: SuspensePlace;
    /** Of `merchant`: whose it is. */
    readonly forMerchant?: string;
    readonly reason: string;
    readonly by: string;
    /** When it was decided. */
    readonly placedAt: string;
  }
>;

/** Somebody finds out what it is. */
export type SuspenseAssigned = DomainEvent<
  'SuspenseAssigned',
  {
    /** What one event brought into one account of suspense. */
    readonly item: string;
    /** Who looks after it from now on. */
    readonly owner: string;
    readonly by: string;
  }
>;

export type SuspenseEvent = SuspensePlaced | SuspenseAssigned;
