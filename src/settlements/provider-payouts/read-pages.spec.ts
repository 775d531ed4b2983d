import { readPages } from './read-pages';

/** Pages of one row each, named by their place. */
const list = (pages: number) => (after?: string) => {
  const place = Number(after ?? 0);
  const next = place + 1 < pages ? String(place + 1) : '';
  return Promise.resolve({ data: [place], pagination: { after: next } });
};

describe('a list that is read page by page', () => {
  it.each([1, 2, 3])('of %i pages is read whole', async (pages) => {
    expect(await readPages(list(pages), 3)).toEqual([0, 1, 2].slice(0, pages));
  });

  it('is not taken for whole where it does not end', async () => {
    await expect(readPages(list(4), 3)).rejects.toThrow(RangeError);
  });
});
