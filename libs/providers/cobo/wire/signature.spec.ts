import { inspect } from 'node:util';
import { ApiSecret, PlatformKeys, digestOf, requestText } from './signature';
import { ANSWER_VECTORS, API_KEY, API_SECRET, PLATFORM_KEY, REQUEST_VECTORS } from '../testing/vectors';

describe('the signature of a request', () => {
  const secret = new ApiSecret(API_SECRET);

  it('knows the API key of its secret', () => expect(secret.apiKey).toBe(API_KEY));

  it.each(REQUEST_VECTORS)('gives vector $name', ({ parts, text, digest, signature }) => {
    expect(requestText(parts)).toBe(text);
    expect(digestOf(text).toString('hex')).toBe(digest);
    expect(secret.sign(text)).toBe(signature);
  });

  it('keeps its secret out of logs and dumps', () => {
    expect(inspect(secret, { depth: 9, showHidden: true }) + JSON.stringify(secret)).not.toContain(API_SECRET);
    expect(() => new ApiSecret('abc')).toThrow(RangeError);
  });
});

describe('the signature of the platform', () => {
  const platform = new PlatformKeys([PLATFORM_KEY]);

  it.each(ANSWER_VECTORS)('verifies vector $name', ({ body, timestamp, digest, signature }) => {
    expect(digestOf(`${body}|${timestamp}`).toString('hex')).toBe(digest);
    expect(platform.verify(Buffer.from(body), timestamp, signature)).toBe(true);
    expect(platform.verify(Buffer.from(body), timestamp, signature.toUpperCase())).toBe(true);
  });

  it.each(ANSWER_VECTORS)('refuses $name with anything altered', ({ body, timestamp, signature }) => {
    const bytes = Buffer.from(body);
    expect(platform.verify(Buffer.from(`${body} `), timestamp, signature)).toBe(false);
    expect(platform.verify(bytes, `${timestamp}0`, signature)).toBe(false);
    expect(platform.verify(bytes, '', signature)).toBe(false);
    expect(platform.verify(bytes, timestamp, `0${signature.slice(1)}`)).toBe(false);
    expect(platform.verify(bytes, timestamp, signature.slice(2))).toBe(false);
    expect(new PlatformKeys([API_KEY]).verify(bytes, timestamp, signature)).toBe(false);
  });

  it('accepts every active key', () => {
    const { body, timestamp, signature } = ANSWER_VECTORS[0]!;
    expect(new PlatformKeys([API_KEY, PLATFORM_KEY]).verify(Buffer.from(body), timestamp, signature)).toBe(true);
    expect(() => new PlatformKeys([])).toThrow(RangeError);
    expect(() => new PlatformKeys(['abc'])).toThrow(RangeError);
  });
});
