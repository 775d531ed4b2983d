import { payoutClaimDecider } from './payout-claim-decider';

const NOW = new Date('2026-03-05T08:00:00.000Z');
const claimOf = (merchantId: string) => ({
  ...{ type: 'Claim' as const, claim: { provider: 'acme', payoutId: 'P1', merchantId } },
});
const decide = (state: Parameters<typeof payoutClaimDecider.decide>[0], merchantId: string) =>
  payoutClaimDecider.decide(state, claimOf(merchantId), { now: NOW });

describe('a payout of an account that several merchants share', () => {
  it("is the first merchant's who claims it", () => {
    const data = { provider: 'acme', payoutId: 'P1', merchantId: 'shop', claimedAt: NOW.toISOString() };
    expect(decide(payoutClaimDecider.initial, 'shop')).toEqual({ accept: [{ type: 'PayoutClaimed', data }] });
  });

  it.each(['shop', 'other'])('stays with the first, whoever claims it again: %s', (merchantId) => {
    const data = { ...claimOf('shop').claim, claimedAt: NOW.toISOString() };
    const state = payoutClaimDecider.evolve(payoutClaimDecider.initial, { type: 'PayoutClaimed', data });
    expect(decide(state, merchantId)).toEqual({ accept: [] });
    expect(state.claim?.merchantId).toBe('shop');
  });
});
