import { createHmac, timingSafeEqual } from 'node:crypto';

const SHAPE = /^[0-9a-fA-F]{128}$/;

/** What is signed beside the secret: two headers and the body as it is on the wire. */
export interface Signed {
  /** Milliseconds since the epoch, as text. */
  readonly timestamp: string;
  readonly nonce: string;
  /** Raw bytes; empty for a GET, whose query is not signed. */
  readonly body: Buffer | string;
}

/**
 * The active payment secrets of an application: HMAC-SHA512 in hex (fact sheet 2.1). The first one signs; while it is
 * being changed, callbacks signed with a former one verify as well. Keeps the secrets out of logs and dumps.
 */
export class SigningKeys {
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    if (secrets.length === 0 || secrets.includes('')) throw new RangeError('a signing key must not be empty');
    this.#secrets = secrets;
  }

  /** 128 lower-case hex digits. */
  sign(signed: Signed): string {
    return digest(this.#secrets[0] ?? '', signed).toString('hex');
  }

  /** In constant time, and always against every key, so that the time does not tell which one fits. */
  verify(signed: Signed, signature: string): boolean {
    const claimed = Buffer.from(SHAPE.test(signature) ? signature : '0'.repeat(128), 'hex');
    const matches = this.#secrets.map((secret) => timingSafeEqual(digest(secret, signed), claimed));
    return SHAPE.test(signature) && matches.includes(true);
  }
}

/** Three lines, the last one ended too: `timestamp`, `nonce`, `body`. The raw bytes, because a re-print differs. */
const digest = (secret: string, { timestamp, nonce, body }: Signed): Buffer =>
  createHmac('sha512', secret).update(`${timestamp}\n${nonce}\n`).update(body).update('\n').digest();
