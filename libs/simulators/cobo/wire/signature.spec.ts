import { API_KEY, API_SECRET, PLATFORM_KEY, PLATFORM_SECRET, VECTORS } from '../testing/vectors';
import { isSignedBy, publicKeyOf, signText } from './signature';

describe('signature', () => {
  it.each(VECTORS)('gives vector %s', (_, secret, text, firstHalf, secondHalf) => {
    expect(signText(secret, text)).toBe(firstHalf + secondHalf);
    expect(isSignedBy(publicKeyOf(secret), text, firstHalf + secondHalf)).toBe(true);
    expect(isSignedBy(publicKeyOf(secret), `${text} `, firstHalf + secondHalf)).toBe(false);
  });

  it('knows the public keys, and takes nothing that is no signature', () => {
    expect([publicKeyOf(API_SECRET), publicKeyOf(PLATFORM_SECRET)]).toEqual([API_KEY, PLATFORM_KEY]);
    expect(isSignedBy(API_KEY, 'x', 'abc')).toBe(false);
  });
});
