import { exchangesUnderWay } from './movements-under-way';

const money = (minor: bigint, currency: string) => ({ minor, currency });

describe('payouts that exchange coins and are not settled', () => {
  it('leave the provider with less than the books, by all of them in a coin', () => {
    const sold = [100n, 40n].map((minor) => ({ charged: money(minor, 'ETH_USDT'), paid: money(9n, 'USD') }));
    expect(exchangesUnderWay(sold)).toEqual([
      { what: 'unsettled_payout', holderHas: 'less', count: 2, amount: money(140n, 'ETH_USDT') },
    ]);
  });

  it('that arrived as another coin leave it with more of that: the books count them out from the announcement on', () => {
    const changed = { charged: money(100n, 'ETH_USDT'), paid: money(99n, 'ETH_USDC') };
    expect(exchangesUnderWay([changed])).toEqual([
      { what: 'unsettled_payout', holderHas: 'less', count: 1, amount: money(100n, 'ETH_USDT') },
      { what: 'unsettled_payout', holderHas: 'more', count: 1, amount: money(99n, 'ETH_USDC') },
    ]);
  });

  it('of money move no coins, and those of what was given back leave it with more', () => {
    expect(exchangesUnderWay([{ charged: money(5n, 'EUR'), paid: money(6n, 'USD') }])).toEqual([]);
    expect(exchangesUnderWay([{ charged: money(-5n, 'ETH_USDT'), paid: money(-6n, 'USD') }])).toEqual([
      { what: 'unsettled_payout', holderHas: 'more', count: 1, amount: money(5n, 'ETH_USDT') },
    ]);
  });
});
