import { bears, isWhatWasAsked, withoutZeros } from './what-was-asked';

const eur = (minor: bigint) => ({ minor, currency: 'EUR' });
const IBAN = 'SK3699520000002107842741';
const asked = { accountId: '4107347927', amount: eur(100n), beneficiary: IBAN };
const told = { stage: 'waiting', state: 'Waiting', amount: eur(100n), sourceAccount: '4107347927' } as const;

describe('what the bank has under a number', () => {
  it.each([
    ['the same IBAN', IBAN],
    ['the IBAN in groups', 'SK36 9952 0000 0021 0784 2741'],
    ['the local number', '2107842741'],
    ['the local number with the code of the bank', '2107842741/9952'],
    ['nothing that tells the beneficiary', undefined],
  ])('is what was asked for with %s', (_, destinationAccount) => {
    expect(isWhatWasAsked({ ...told, destinationAccount }, asked)).toBe(true);
  });

  it('is what was asked for where there is no IBAN, or the beneficiary was erased', () => {
    const abroad = { ...asked, beneficiary: '000-123456' };
    expect(isWhatWasAsked({ ...told, destinationAccount: '123456' }, abroad)).toBe(true);
    expect(isWhatWasAsked({ ...told, destinationAccount: IBAN }, { ...asked, beneficiary: undefined })).toBe(true);
  });

  it.each([
    ['another beneficiary', { destinationAccount: 'SK1799520000004107347927' }],
    ['a number too short to tell', { destinationAccount: '41' }],
    ['another account', { sourceAccount: '4107347928' }],
    ['another amount', { amount: eur(101n) }],
    ['another currency', { amount: { minor: 100n, currency: 'USD' } }],
  ])('is something else with %s', (_, change) => {
    expect(isWhatWasAsked({ ...told, ...change }, asked)).toBe(false);
  });

  it('bears our reference where its file has just this one, or where there is no file', () => {
    const file = (reference: string) => ({ ...told, orderFile: `<EndToEndId>${reference}</EndToEndId>` });
    expect(bears(file('3oULFbN51'), '3oULFbN51')).toBe(true);
    expect(bears(told, '3oULFbN51')).toBe(true);
    expect(bears(file('3oULFbN510'), '3oULFbN51')).toBe(false);
    expect(bears(file('x3oULFbN51'), '3oULFbN51')).toBe(false);
  });

  it('has the same number with zeros in front of it', () => {
    expect(['0110876', '00110876', '110876', '0'].map(withoutZeros)).toEqual(['110876', '110876', '110876', '0']);
  });
});
