import { inspect } from 'node:util';
import { payinRequest } from '../payin/request';
import { API_KEY, SECRET, config, payment } from '../testing/samples';
import { VECTORS } from '../testing/vectors';
import { Credentials } from './credentials';

describe('the signature', () => {
  const credentials = new Credentials(API_KEY, [SECRET, 'former']);

  it.each(VECTORS)('gives vector %s', (_id, timestamp, body, bytes, signature) => {
    expect(Buffer.byteLength(body)).toBe(bytes);
    expect(credentials.sign(timestamp, body)).toBe(signature);
    expect(credentials.verify(timestamp, Buffer.from(body), signature)).toBe(true);
    expect(credentials.verify(timestamp, Buffer.from(body), signature.toUpperCase())).toBe(true);
  });

  it('is made over the request exactly as it is sent (vector P02)', () => {
    const body = JSON.stringify(payinRequest(config(), payment()));
    expect(body).toBe(VECTORS[1]![2]);
    expect(credentials.headers('1764928800', body)).toEqual({
      'x-api-key': API_KEY,
      'x-timestamp': '1764928800',
      'x-signature': VECTORS[1]![4],
    });
  });

  it('verifies with every active secret, and with no other', () => {
    const body = Buffer.from('{}');
    const by = (secret: string) => new Credentials(API_KEY, [secret]).sign('1764928800', '{}');
    expect(credentials.verify('1764928800', body, by('former'))).toBe(true);
    expect(credentials.verify('1764928800', body, by('stranger'))).toBe(false);
    expect(credentials.verify('1764928801', body, by(SECRET))).toBe(false);
    expect(credentials.verify('1764928800', Buffer.from('{ }'), by(SECRET))).toBe(false);
    expect(credentials.verify('1764928800', body, by(SECRET).slice(1))).toBe(false);
    expect(credentials.verify('1764928800', body, '')).toBe(false);
  });

  it('keeps its secrets from being printed, and wants some', () => {
    expect(inspect(credentials, { showHidden: true, depth: 5 }) + JSON.stringify(credentials)).not.toMatch(/_test_/);
    expect(() => new Credentials('', [SECRET])).toThrow(RangeError);
    expect(() => new Credentials(API_KEY, [])).toThrow(RangeError);
    expect(() => new Credentials(API_KEY, [''])).toThrow(RangeError);
  });
});
