import { DeciderSpec } from '#libs/decider/testing';
import { numberClaimDecider } from './number-claim';
import type { ClaimNumber } from './number-claim';

const NOW = '2026-03-02T09:15:00.000Z';
const numbers = new DeciderSpec(numberClaimDecider, [], new Date(NOW));
const claim = (bankOrderId: string, instruction = 1): ClaimNumber => ({
  ...{ type: 'Claim', claim: { provider: 'bank', bankOrderNumber: '110876', bankOrderId, instruction } },
});

describe('a number of the bank', () => {
  it('is of the first instruction that claims it, and stays with it', () => {
    const claimed = numbers
      .when(claim('o-1'))
      .then({ type: 'BankOrderNumberClaimed', data: { ...claim('o-1').claim, claimedAt: NOW } });
    for (const again of [claim('o-1'), claim('o-1', 2), claim('o-2')]) claimed.when(again).thenNothing();
    expect(claimed.state.claim).toMatchObject({ bankOrderId: 'o-1', instruction: 1 });
  });
});
