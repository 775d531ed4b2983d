import { ACCOUNT_NAME } from '../../common/validation';
import { accountOf } from './account-of';

describe('the account of a statement', () => {
  it.each([
    ['an IBAN', { iban: 'SK1799520000004107347927', other: '1' }, 'SK1799520000004107347927'],
    ['a number of the bank', { other: '4107347927' }, '4107347927'],
    ['a number with the code of the bank', { other: '19-2000145399/0800' }, '19-2000145399..0800'],
  ])('is %s', (_, account, name) => {
    expect(accountOf({ account })).toBe(name);
    expect(`bank:${name}:EUR:unmatched`).toMatch(ACCOUNT_NAME);
  });

  it.each(['', '1 2', '1:2', '1..2', '1./2', '1/.2', 'Ž'])(
    'is not %j, which could not be told apart in a name',
    (other) => {
      expect(accountOf({ account: { other } })).toBeUndefined();
    },
  );
});
