import { balances } from './balances';
import { imbalances } from './coherence';
import { placementPostings } from './suspense';
import type { BookedPlacement } from './suspense';
import type { Posting } from './types';
import { unmatchedPostings } from './unmatched';

const eur = (minor: number) => ({ minor: String(minor), currency: 'EUR' });
const came = { provider: 'acme', side: 'in', amount: eur(-4_242) };
const place = (more: Partial<BookedPlacement>) => placementPostings({ ...came, to: 'difference', ...more }, 'shop');
const sums = (postings: readonly Posting[]): Record<string, bigint> => {
  const found = balances(postings);
  expect(imbalances(found)).toEqual([]);
  return Object.fromEntries(found.filter(({ minor }) => minor !== 0n).map(({ account, minor }) => [account, minor]));
};

describe('the books of money that is placed', () => {
  it.each([
    ['receivable', 'psp:acme:EUR:receivable'],
    ['service', 'service:shop:EUR:available'],
    ['difference', 'loss:settlement:EUR'],
  ])('debit suspense and credit where it belongs: %s', (to, account) => {
    expect(sums(place({ to }))).toEqual({ 'suspense:acme:EUR:in': 4_242n, [account]: -4_242n });
    const went = { side: 'out', amount: eur(4_242) };
    expect(sums(place({ to, ...went }))).toEqual({ [account]: 4_242n, 'suspense:acme:EUR:out': -4_242n });
  });

  it('empty what came by what went, also at another provider', () => {
    expect(sums(place({ to: 'suspense', against: { provider: 'bank', side: 'out' } }))).toEqual({
      'suspense:acme:EUR:in': 4_242n,
      'suspense:bank:EUR:out': -4_242n,
    });
  });

  it('hand what belonged to nobody to its merchant, with the claim on the provider: coins, too', () => {
    const amount = { minor: '5', currency: 'ETH_USDT' };
    const unmatched = unmatchedPostings({ provider: 'acme', kind: 'captured', amount }, 'unassigned');
    const claimed = { ...came, amount: { minor: '-5', currency: 'ETH_USDT' }, to: 'merchant', forMerchant: 'shop' };
    const [given, taken] = placementPostings(claimed, 'unassigned');
    expect(sums([...unmatched, given!])).toEqual({});
    expect(taken).toMatchObject({ rule: 'suspense.take', merchantId: 'shop' });
    expect(sums([taken!])).toEqual({ 'custody:acme:ETH_USDT': 5n, 'suspense:acme:ETH_USDT:in': -5n });
  });

  it('refuse a target that does not exist', () => {
    expect(() => place({ to: 'pocket' })).toThrow('cannot be placed as pocket');
  });
});
