import type { Money } from '#libs/money';

/** A part of what a provider holds for us. */
export interface HeldBalance {
  /** Of the provider's accounts that one, in its own words, e.g. `merchant M1001`. */
  readonly account: string;
  readonly amount: Money;
  /** What is finer than this is cut off by the provider, in minor units; absent: the amount is exact. */
  readonly step?: bigint;
}

/**
 * What a provider says that it holds for us at this moment: what the custody account of each unit should show. For
 * providers whose account moves by nothing that the books do not learn of. Units that nobody asked for are told where
 * the provider lists them by itself.
 */
export type HeldBalances =
  | {
      readonly kind: 'told';
      readonly held: readonly HeldBalance[];
      /** What the ledger has no unit for, in words: it is in no book. */
      readonly unread?: readonly string[];
    }
  /** There is no answer, or none that can be read: nothing is guessed, and no part of it counts. */
  | { readonly kind: 'unknown'; readonly reason: string };
