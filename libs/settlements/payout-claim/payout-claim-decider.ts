import { accept } from '#libs/decider';
import type { Decider, DomainEvent } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';

/** A payout out of an account that several merchants share is one merchant's to book. */
export type PayoutClaimed = DomainEvent<
  'PayoutClaimed',
  {
    readonly provider: string;
    /** The provider's own name of it. */
    readonly payoutId: string;
    /** In whose books it is. */
    readonly merchantId: string;
    /** When it was first read, by our clock. */
    readonly claimedAt: string;
  }
>;

export interface PayoutClaimState {
  readonly claim?: PayoutClaimed['data'];
}

export interface ClaimPayout {
  readonly type: 'Claim';
  readonly claim: Omit<PayoutClaimed['data'], 'claimedAt'>;
}

/**
 * Whose a payout of a shared account is, one stream `payoutclaim-<id>` named by provider and payout and by no merchant.
 * The first claim stands: a payout in the books of two merchants would be the same money twice.
 */
export const payoutClaimDecider: Decider<PayoutClaimState, ClaimPayout, PayoutClaimed, never> = {
  category: 'payoutclaim',
  initial: {},
  decide: (state, { claim }, { now }) => {
    if (state.claim) return accept();
    return accept({ type: 'PayoutClaimed', data: { ...claim, claimedAt: now.toISOString() } });
  },
  evolve: (state, event) => (event.type === 'PayoutClaimed' ? { claim: event.data } : state),
  assertInvariants: () => undefined,
};

export const payoutClaimEventVersions: EventVersions<PayoutClaimed['type']> = { PayoutClaimed: [] };

export const payoutClaimEventSchema = eventSchema<PayoutClaimed>(payoutClaimEventVersions);
