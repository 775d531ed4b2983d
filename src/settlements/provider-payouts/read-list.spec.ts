import type { ClientAnswer } from '#libs/providers';
import { readList } from './read-list';

const payouts = { name: 'payouts' };
const settlements = { name: 'settlements', goneAs: '2021' };
const answering = (answer: ClientAnswer) => ({ call: () => Promise.resolve(answer) });
const refused = (code: string) => answering({ kind: 'refused', code, reason: 'no' });

describe('a list of money that left a provider', () => {
  it('is read', async () => {
    const rows = answering({ kind: 'answered', data: { data: [1, 2], pagination: { after: '' } } });
    expect(await readList('cobo', payouts, rows)).toEqual([1, 2]);
  });

  it('has nothing in it where the provider has given it up, which only the deprecated one may be', async () => {
    expect(await readList('cobo', settlements, refused('2021'))).toEqual([]);
    await expect(readList('cobo', settlements, refused('4001'))).rejects.toThrow('did not tell its settlements');
    await expect(readList('cobo', payouts, refused('2021'))).rejects.toThrow('did not tell its payouts');
    const silent = answering({ kind: 'unknown', reason: 'no answer' });
    await expect(readList('cobo', settlements, silent)).rejects.toThrow('no answer');
  });

  it.each([[null], [7], [{}], [{ data: {} }], [{ data: [], pagination: { after: 7 } }]])(
    'is not told by the answer %j',
    async (data) => {
      const odd = readList('cobo', payouts, answering({ kind: 'answered', data }));
      await expect(odd).rejects.toThrow('did not tell its payouts: the answer is no page of a list');
    },
  );
});
