import { payoutLists } from './payout-lists';

const payout = (id: string, status: string, ...amounts: readonly string[]) => ({
  ...{ payout_id: id, request_id: `r-${id}`, status, payout_channel: 'Crypto' },
  payout_items: amounts.map((amount) => ({ token_id: 'MATIC_USDC2', amount })),
});
const request = (id: string, status: string, ...settlements: readonly object[]) => ({
  ...{ settlement_request_id: id, request_id: `r-${id}`, status, settlements },
});
const leaving = (payouts: readonly unknown[], requests: readonly unknown[]) => payoutLists.leaving([payouts, requests]);
const usdc = (minor: bigint) => ({ minor, currency: 'MATIC_USDC' });

describe('what has left Cobo, or is leaving', () => {
  it.each(['Pending', 'Preparing', 'Transferring', 'Completed', 'PartiallyCompleted'])(
    'is each token of a payout that is %s',
    (status) => {
      expect(leaving([payout('P1', status, '1.50', '2.00')], [])).toEqual([
        { id: 'P1', amount: usdc(1_500_000n) },
        { id: 'P1', amount: usdc(2_000_000n) },
      ]);
    },
  );

  it.each(['Failed', 'RejectedByBank', 'Canceled'])('is nothing of one that is %s: it came back', (status) => {
    const part = { token_id: 'MATIC_USDC2', amount: '1' };
    expect(leaving([payout('P1', status, '1.50')], [request('S1', status, part)])).toEqual([]);
  });

  it('is what a settlement request asked for, or settled where that is all it tells', () => {
    const parts = [
      { token_id: 'MATIC_USDC2', amount: '5.00', settled_amount: '4.00' },
      { token_id: 'MATIC_USDC2', settled_amount: '3.00' },
      { amount: '7.00' },
    ];
    expect(leaving([], [request('S1', 'Processing', ...parts)])).toEqual([
      { id: 'S1', amount: usdc(5_000_000n) },
      { id: 'S1', amount: usdc(3_000_000n) },
    ]);
  });

  it('is nothing of a row that cannot be read, which keeps no other from being told', () => {
    const odd = [{ ...payout('P2', 'Pending'), payout_items: [{ token_id: 'MATIC_USDC2', amount: null }] }, null, 7];
    const told = leaving([...odd, payout('P1', 'Pending', '1.50')], odd);
    expect(told).toEqual([{ id: 'P1', amount: usdc(1_500_000n) }]);
  });

  it('is counted once where a payout is the money of a request', () => {
    const part = { token_id: 'MATIC_USDC2', amount: '5.00' };
    const told = leaving([payout('S1', 'Completed', '5.00')], [request('S1', 'Completed', part)]);
    expect(told).toEqual([{ id: 'S1', amount: usdc(5_000_000n) }]);
  });
});
