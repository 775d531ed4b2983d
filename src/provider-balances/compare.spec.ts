import { compareBalances } from './compare';
import type { UnderWay } from './compare';

const usdt = (minor: bigint) => ({ minor, currency: 'ETH_USDT' });
const custody = (unit: string): string => `custody:acme:${unit}`;
const booked = (minor: bigint) => [{ account: 'custody:acme:ETH_USDT', amount: usdt(minor) }];
const held = (...parts: readonly bigint[]) => parts.map((minor, n) => ({ account: `part ${n}`, amount: usdt(minor) }));
const underWay = (holderHas: UnderWay['holderHas'], minor: bigint, currency = 'ETH_USDT'): UnderWay => ({
  ...{ what: holderHas === 'less' ? 'refund' : 'payment', holderHas, count: 1 },
  amount: { minor, currency },
});

const verdictOf = (difference: bigint, ...open: readonly UnderWay[]): string =>
  compareBalances({ books: booked(100n), held: held(100n + difference), underWay: open }, custody)[0]!.verdict;

describe('what the books have in custody beside what the provider says', () => {
  it('is equal when the parts of the provider add up to it', () => {
    const found = compareBalances({ books: booked(103n), held: held(101n, 2n), underWay: [] }, custody);
    expect(found).toEqual([
      {
        ...{ account: 'custody:acme:ETH_USDT', unit: 'ETH_USDT', books: 103n, told: 103n, difference: 0n },
        ...{ held: held(101n, 2n), underWay: [], verdict: 'equal' },
      },
    ]);
  });

  it.each([1n, -1n])('differs by %s of the least unit', (difference) => {
    expect(verdictOf(difference)).toBe('differs');
  });

  it('is looked at in each unit that either names: nothing named is nothing there', () => {
    const found = compareBalances(
      {
        books: booked(5n),
        held: [{ account: 'part', amount: { minor: 7n, currency: 'SOL_USDC' } }],
        underWay: [],
      },
      custody,
    );
    expect(found.map(({ account, difference, verdict }) => [account, difference, verdict])).toEqual([
      ['custody:acme:ETH_USDT', -5n, 'differs'],
      ['custody:acme:SOL_USDC', 7n, 'differs'],
    ]);
  });

  it.each([
    [-40n, 'less', 40n, 'under_way'],
    [-10n, 'less', 40n, 'under_way'],
    [-41n, 'less', 40n, 'differs'],
    [1n, 'less', 40n, 'differs'],
    [40n, 'more', 40n, 'under_way'],
    [41n, 'more', 40n, 'differs'],
    [-1n, 'more', 40n, 'differs'],
    [0n, 'less', 40n, 'equal'],
  ] as const)(
    'and a difference of %s, while the provider may have %s by %s, is %s',
    (difference, side, minor, verdict) => {
      expect(verdictOf(difference, underWay(side, minor))).toBe(verdict);
    },
  );

  it('may differ either way where money is on its way in and out', () => {
    const open = [underWay('less', 40n), underWay('more', 7n)];
    expect([-40n, 7n, -41n, 8n].map((difference) => verdictOf(difference, ...open))).toEqual([
      ...['under_way', 'under_way', 'differs', 'differs'],
    ]);
  });

  it('is not explained by what is under way in another unit', () => {
    expect(verdictOf(-40n, underWay('less', 40n, 'USD'))).toBe('differs');
  });

  it('is equal up to the decimals that the provider cuts off, and only downwards', () => {
    const told = (minor: bigint) => ({ account: 'part', amount: { minor, currency: 'BTC' }, step: 100n });
    const books = [{ account: 'custody:acme:BTC', amount: { minor: 1_234n, currency: 'BTC' } }];
    const verdicts = [1_200n, 1_134n, 1_235n].map(
      (minor) => compareBalances({ books, held: [told(minor)], underWay: [] }, custody)[0]!.verdict,
    );
    expect(verdicts).toEqual(['equal', 'differs', 'differs']);
  });
});
