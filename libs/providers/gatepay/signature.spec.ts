import { SigningKeys } from './signature';
import { KEY, VECTORS } from './testing/vectors';

describe('the signature of GatePay', () => {
  const keys = new SigningKeys([KEY]);

  it.each(VECTORS)('$id fits the vector of the fact sheet', ({ body, bytes, signature, ...headers }) => {
    expect(Buffer.byteLength(body)).toBe(bytes);
    expect(keys.sign({ ...headers, body })).toBe(signature);
    expect(keys.verify({ ...headers, body: Buffer.from(body) }, signature)).toBe(true);
  });

  const { body, timestamp, nonce, signature } = VECTORS[0];

  it('takes capital hex, and nothing that is not 128 hex digits', () => {
    const signed = { timestamp, nonce, body };
    expect(keys.verify(signed, signature.toUpperCase())).toBe(true);
    for (const wrong of ['', signature.slice(1), `${signature}0`, `g${signature.slice(1)}`, '0'.repeat(128)]) {
      expect(keys.verify(signed, wrong)).toBe(false);
    }
  });

  it('covers each part', () => {
    expect(keys.verify({ timestamp: '1672905655499', nonce, body }, signature)).toBe(false);
    expect(keys.verify({ timestamp, nonce: '9579', body }, signature)).toBe(false);
    expect(keys.verify({ timestamp, nonce, body: `${body} ` }, signature)).toBe(false);
  });

  it('verifies with a former secret, and signs with the current one', () => {
    const changed = new SigningKeys(['new', KEY]);
    expect(changed.verify({ timestamp, nonce, body }, signature)).toBe(true);
    expect(changed.sign({ timestamp, nonce, body })).not.toBe(signature);
    expect(JSON.stringify(changed)).toBe('{}');
    expect(() => new SigningKeys([''])).toThrow(RangeError);
  });
});
