import { accept } from '#libs/decider';
import type { Decider, DomainEvent } from '#libs/decider';
import { eventSchema } from '#libs/payments';
import type { EventVersions } from '#libs/payments';

/** What the bank has under a number is one instruction of one order. */
export type BankOrderNumberClaimed = DomainEvent<
  'BankOrderNumberClaimed',
  {
    readonly provider: string;
    /** The bank's own number. */
    readonly bankOrderNumber: string;
    readonly bankOrderId: string;
    /** From 1. */
    readonly instruction: number;
    /** When it was first known as that instruction's. */
    readonly claimedAt: string;
  }
>;

export interface NumberClaimState {
  readonly claim?: BankOrderNumberClaimed['data'];
}

export interface ClaimNumber {
  readonly type: 'Claim';
  readonly claim: Omit<BankOrderNumberClaimed['data'], 'claimedAt'>;
}

/**
 * Whose a number of the bank is, one stream `banknumber-<id>` named by provider and number. The first claim stands: two
 * orders under one number would both count the money of the one.
 */
export const numberClaimDecider: Decider<NumberClaimState, ClaimNumber, BankOrderNumberClaimed, never> = {
  category: 'banknumber',
  initial: {},
  decide: (state, { claim }, { now }) =>
    state.claim
      ? accept()
      : accept({ type: 'BankOrderNumberClaimed', data: { ...claim, claimedAt: now.toISOString() } }),
  evolve: (state, event) => (event.type === 'BankOrderNumberClaimed' ? { claim: event.data } : state),
  assertInvariants: () => undefined,
};

export const numberClaimEventVersions: EventVersions<BankOrderNumberClaimed['type']> = { BankOrderNumberClaimed: [] };

export const numberClaimEventSchema = eventSchema<BankOrderNumberClaimed>(numberClaimEventVersions);
