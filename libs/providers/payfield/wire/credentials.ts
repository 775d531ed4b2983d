import { createHmac, timingSafeEqual } from 'node:crypto';

const SHAPE = /^[0-9a-fA-F]{64}$/;

/**
 * API key and secrets of an account. The signature is HMAC-SHA-256 over the text of the timestamp followed at once by
 * the bytes of the body; the key is the secret as UTF-8 (fact sheet 2). The first secret signs; while it is being
 * changed, callbacks signed with the former one verify as well. Keeps all of them out of logs and dumps.
 */
export class Credentials {
  readonly #apiKey: string;
  readonly #secrets: readonly string[];

  constructor(apiKey: string, secrets: readonly string[]) {
    if (apiKey === '' || secrets.length === 0 || secrets.includes('')) {
      throw new RangeError('an API key and its secrets must not be empty');
    }
    this.#apiKey = apiKey;
    this.#secrets = secrets;
  }

  /** The headers that prove who sends these bytes, and when. */
  headers(timestamp: string, body: string): Record<string, string> {
    return { 'x-api-key': this.#apiKey, 'x-timestamp': timestamp, 'x-signature': this.sign(timestamp, body) };
  }

  /** 64 lower-case hex digits (the encoding is not documented, U2). */
  sign(timestamp: string, body: string): string {
    return digest(this.#secrets[0]!, timestamp, Buffer.from(body, 'utf8')).toString('hex');
  }

  /** In constant time, and always against every secret, so that the time does not tell which one fits. */
  verify(timestamp: string, body: Buffer, signature: string): boolean {
    const claimed = Buffer.from(SHAPE.test(signature) ? signature : '0'.repeat(64), 'hex');
    const matches = this.#secrets.map((secret) => timingSafeEqual(digest(secret, timestamp, body), claimed));
    return SHAPE.test(signature) && matches.includes(true);
  }
}

const digest = (secret: string, timestamp: string, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(timestamp, 'utf8').update(body).digest();
