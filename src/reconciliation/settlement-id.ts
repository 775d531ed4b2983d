import { deterministicId } from '#libs/command-shell';

/**
 * The stream of a payout: one for each merchant, provider and the provider's own name of it. A uuid, because the same
 * name may be given to two merchants, and what one imports must never stand in the way of the other.
 */
export const settlementIdOf = (merchantId: string, provider: string, payoutId: string): string =>
  deterministicId('settlement', merchantId, provider, payoutId);
