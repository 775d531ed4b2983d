import type { StatedAccount } from '../../read-models/queries';
import { compareWithStatements } from './compare';

const stated = (first: readonly bigint[], last: readonly bigint[], sum = 40n): StatedAccount => ({
  ...{ account: 'SK17', currency: 'EUR', lines: 3, sum },
  first: { on: '2026-03-02', minor: first },
  last: { on: '2026-03-04', minor: last },
  isCut: false,
});

describe('what the statements of an account say moved, beside the books', () => {
  it.each([
    ['equal', [100n], [140n], 0n],
    ['differs', [100n], [141n], 1n],
    ['differs', [100n], [139n], -1n],
  ] as const)('%s', (verdict, first, last, difference) => {
    expect(compareWithStatements(stated(first, last))).toMatchObject({ verdict, difference });
  });

  it('is told by the outer ones of the statements that meet on a day', () => {
    expect(compareWithStatements(stated([90n, 100n], [150n, 140n]))).toMatchObject({
      ...{ verdict: 'equal', opening: { minor: 100n }, closing: { minor: 140n } },
    });
    expect(compareWithStatements(stated([90n, 100n], [150n, 145n]))).toMatchObject({ verdict: 'differs' });
  });

  it('begins with the first statement: lines from before are left out, and leave it untold where they lie within', () => {
    const old = (lastOn: string, sum: bigint) => ({
      ...stated([100n], [140n], sum),
      untold: { lines: 2, minor: 7n, lastOn },
    });
    expect(compareWithStatements(old('2026-03-01', 47n))).toMatchObject({ verdict: 'equal', difference: 0n });
    expect(compareWithStatements(old('2026-03-01', 40n))).toMatchObject({ verdict: 'differs', difference: 7n });
    expect(compareWithStatements(old('2026-03-02', 47n))).toMatchObject({ verdict: 'not_told' });
  });

  it('is not told where lines lie beyond the last balance, until the page that ends their statement is there', () => {
    expect(compareWithStatements({ ...stated([100n], [140n]), isCut: true })).toMatchObject({ verdict: 'not_told' });
  });

  it('is not told where no line has the balances of its statement', () => {
    const { first: _, ...others } = stated([100n], [140n]);
    const compared = compareWithStatements({ ...others, first: undefined });
    expect(compared).toEqual({ account: 'SK17', currency: 'EUR', lines: 3, books: 40n, verdict: 'not_told' });
  });
});
