import { TurnTimeoutError, oneAfterAnother } from '#libs/projections';
import type { Pool } from 'pg';
import { Problem } from '../common/problems';

/** Longer than a run takes that has little to do; one after a large import takes longer, and the caller comes again. */
const WAIT_MS = 10_000;

/** Matching of one merchant and decisions about the same money take turns. */
export const matchingOf = (merchantId: string): string => `reconciliation ${merchantId}`;

/**
 * A decision about a break or a bank order in doubt, while no run has the same money in hand: settled by a line of a
 * payout and booked by the decision as well, it would be counted twice.
 * @throws Problem `overloaded` while matching takes its time
 */
export async function decideInTurn<T>(pool: Pool, merchantId: string, decide: () => Promise<T>): Promise<T> {
  return oneAfterAnother(pool, matchingOf(merchantId), decide, WAIT_MS).catch((error: unknown) => {
    if (!(error instanceof TurnTimeoutError)) throw error;
    throw new Problem('overloaded', 'Matching of this merchant is under way; decide when it has ended.');
  });
}
