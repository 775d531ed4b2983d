import type { Money } from '#libs/money';
import type { MovementFact, NotifiedFact } from './facts';

/**
 * What came, and what went back, under a number that is none of our operations; each in all, since the beginning, and
 * in every unit that moved.
 */
export type MoneyTold =
  | {
      readonly kind: 'told';
      readonly received: readonly Money[];
      readonly refunded: readonly Money[];
      /** Each with its `movement`, and in neither sum: what messages may tell as well. */
      readonly beside?: readonly MovementFact[];
      /** Another name of the same number, under which messages may tell it too. Default: the one that was asked by. */
      readonly reference?: string;
      /** What the provider answered beside that and cannot be booked, in words, for a person. */
      readonly unclear?: string;
    }
  /** Nothing came under it. */
  | { readonly kind: 'nothing' }
  /** There is no answer now: it is asked again. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** A part of what a provider lists of movements that belong to nothing; the list ends with what it does not tell. */
export type StrayMoney =
  | {
      readonly kind: 'told';
      readonly facts: readonly NotifiedFact[];
      /** The place behind this part, to go on from at another time; absent at the end. */
      readonly next?: string;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Nothing, and yet something that a person has to look at: asking again would bring the same answer. */
export const unclear = (reason: string): MoneyTold => ({ kind: 'told', received: [], refunded: [], unclear: reason });

/** What several questions about one number came to. As long as one of them has no answer there is none. */
export function moneyInAll(parts: readonly MoneyTold[]): MoneyTold {
  const unanswered = parts.find(({ kind }) => kind === 'unknown');
  if (unanswered) return unanswered;
  const told = parts.filter((part) => part.kind === 'told');
  if (told.length === 0) return { kind: 'nothing' };
  const beside = told.flatMap((part) => part.beside ?? []);
  const reasons = told.flatMap((part) => part.unclear ?? []);
  return {
    kind: 'told',
    received: told.flatMap(({ received }) => received),
    refunded: told.flatMap(({ refunded }) => refunded),
    ...(beside.length > 0 && { beside }),
    ...(reasons.length > 0 && { unclear: reasons.join('; ') }),
  };
}
