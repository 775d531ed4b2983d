import { operationReference } from '#libs/payments';
import { ownReferencesIn } from './own-references';

const ours = operationReference('7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11', 2);

describe('our own references in a free text', () => {
  it('are found wherever they stand, each once', () => {
    expect(ownReferencesIn([`refund ${ours}, thanks`, ours])).toEqual([ours]);
  });

  it.each([
    ['an IBAN', 'SK3699520000002107842741'],
    ['the id of another kind', operationReference('7c0e9a52-4b7e-4b43-9d0b-0d1f4f6f8a11', 2)],
    ['a longer word', `${ours}abcdefgh`],
    ['a name', 'Jana Novakova'],
  ])('are not %s', (_, text) => expect(ownReferencesIn([text])).toEqual([]));
});
