import { VECTORS } from '../testing/vectors';
import { isSignedBy, sign } from './signature';

describe('signature', () => {
  it('has all vectors of the fact sheet to check against', () => {
    expect(VECTORS).toHaveLength(20);
  });

  it.each(VECTORS)('gives vector %s', (_id, secret, message, signature) => {
    expect(sign(secret, message.split('/'))).toBe(signature);
  });

  it('leaves no slot for an absent or empty value', () => {
    expect(sign('123456', ['a', undefined, '', 'b'])).toBe(sign('123456', ['a', 'b']));
  });

  it('accepts every active key and any letter case, and nothing else', () => {
    const signature = sign('former', ['1', '2']);
    expect(isSignedBy(['current', 'former'], ['1', '2'], signature.toLowerCase())).toBe(true);
    expect(isSignedBy(['current'], ['1', '2'], signature)).toBe(false);
    expect(isSignedBy(['former'], ['1', '3'], signature)).toBe(false);
    expect(isSignedBy(['former'], ['1', '2'], signature.slice(1))).toBe(false);
  });
});
