import { unmatchedPostings } from './unmatched';

const eur = { minor: '600', currency: 'EUR' };

describe('money that names no order', () => {
  it('stands in suspense when it came', () => {
    expect(unmatchedPostings({ provider: 'acme', kind: 'captured', amount: eur }, 'unassigned')).toEqual([
      {
        rule: 'unmatched.in',
        layer: 'posted',
        merchantId: 'unassigned',
        legs: [
          { account: 'psp:acme:EUR:receivable', type: 'asset', currency: 'EUR', minor: 600n },
          { account: 'suspense:acme:EUR:in', type: 'liability', currency: 'EUR', minor: -600n },
        ],
      },
    ]);
  });

  it('is a claim when it went, and coins are held, not owed', () => {
    const amount = { minor: '5', currency: 'ETH_USDT' };
    const [posting] = unmatchedPostings({ provider: 'acme', kind: 'refunded', amount }, 'unassigned');
    expect(posting!.legs.map(({ account, minor }) => [account, minor])).toEqual([
      ['suspense:acme:ETH_USDT:out', 5n],
      ['custody:acme:ETH_USDT', -5n],
    ]);
  });

  it.each([
    ['a promise', { kind: 'authorized', amount: eur }],
    ['a refusal', { kind: 'declined', amount: eur }],
    ['a message without an amount', { kind: 'captured' }],
  ])('is not %s', (_, movement) => {
    expect(unmatchedPostings({ provider: 'acme', ...movement }, 'unassigned')).toEqual([]);
  });
});
