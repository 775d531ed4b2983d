import type { ToldPayout } from './cobo-payouts';

/** Money may have left by it, and how much is not told: a person has to look. */
export interface Untold {
  readonly what: 'payout' | 'settlement';
  readonly id: string;
  readonly says: string;
}

/** The name under which it is put aside, once. */
export const movementOf = ({ what, id }: Pick<Untold, 'what' | 'id'>): string => `${what}/${id}`;

/** Money that left a provider for good, as payouts, and what cannot be read as one. */
export interface MoneyOut {
  readonly payouts: readonly ToldPayout[];
  readonly untold: readonly Untold[];
}
