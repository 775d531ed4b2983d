import type { ClientOperation, PayoutLists } from '#libs/providers';
import { readLists } from './read-lists';

const listing = (name: string, ...data: readonly unknown[]): ClientOperation => ({
  ...{ name, title: name, changes: false, fields: [] },
  call: () => Promise.resolve({ kind: 'answered', data: { data } }),
});
const payoutLists: PayoutLists = {
  lists: [{ name: 'transfers' }, { name: 'withdrawals' }],
  told: (rows) => ({ payouts: [], untold: [{ what: 'payout', id: 'P1', says: JSON.stringify(rows) }] }),
  leaving: () => [{ id: 'P1', amount: { minor: 1n, currency: 'EUR' } }],
};
const [withdrawals, transfers] = [listing('withdrawals', 3), listing('transfers', 1, 2)];

describe('the payouts that a provider lists', () => {
  it('are what its adapter makes of the rows of its lists, whoever it is', async () => {
    const listed = await readLists('acme', { clientOperations: [withdrawals, transfers], payoutLists });
    expect(listed.told().untold).toMatchObject([{ says: '[[1,2],[3]]' }]);
    expect(listed.leaving()).toEqual([{ id: 'P1', amount: { minor: 1n, currency: 'EUR' } }]);
  });

  it.each([
    ['has no lists', { clientOperations: [transfers] }],
    ['lacks one of them', { clientOperations: [transfers], payoutLists }],
    ['is not configured', undefined],
  ])('cannot be read where it %s', async (_, adapter) => {
    await expect(readLists('acme', adapter)).rejects.toThrow('acme lists no payouts; import its report instead');
  });
});
