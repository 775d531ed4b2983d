import fc from 'fast-check';
import { formatCardToken, parseCardToken } from './card-token';

describe('a card token', () => {
  it.each([
    [{ cardId: '8a8394855cfd3692015d0dc3f793355b' }, 'card:8a8394855cfd3692015d0dc3f793355b'],
    [{ mandate: '555' }, 'mandate:555'],
    [{ cardId: '8a83', mandate: '555' }, 'card:8a83;mandate:555'],
  ])('%j is written as %s', (token, text) => {
    expect(formatCardToken(token)).toBe(text);
    expect(parseCardToken(text)).toEqual(token);
  });

  it('keeps any card id apart from the mandate', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64 }), fc.stringMatching(/^\d{1,10}$/), (cardId, mandate) => {
        expect(parseCardToken(formatCardToken({ cardId, mandate }))).toEqual({ cardId, mandate });
      }),
    );
  });

  it.each([
    '',
    'card:',
    'mandate:',
    'mandate:12345678901',
    'mandate:5x',
    'card:a;mandate:',
    'visa:1',
    ';mandate:5',
    'card:%',
  ])('%j is none of ours', (text) => expect(parseCardToken(text)).toEqual({}));
});
