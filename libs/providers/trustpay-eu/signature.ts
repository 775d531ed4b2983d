import { createHmac, timingSafeEqual } from 'node:crypto';

/** Parameters of a request or notification as sent, before percent-encoding. */
export type Fields = Readonly<Record<string, string | undefined>>;

const SHAPE = /^[0-9a-fA-F]{64}$/;

/** The signed text: the values in order, joined with `/`. Absent and empty values leave no slash (fact sheet 3). */
export function signedMessage(names: readonly string[], fields: Fields): string {
  return names
    .map((name) => fields[name])
    .filter((value) => value)
    .join('/');
}

/**
 * The active secret keys of an account: HMAC-SHA-256 with the key as UTF-8 bytes (RFC 2104). The first one signs;
 * while the provider changes over to a new key, signatures of the former one verify as well. Keeps the keys out of
 * logs and dumps.
 */
export class SigningKeys {
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    if (secrets.length === 0 || secrets.includes('')) throw new RangeError('a signing key must not be empty');
    this.#secrets = secrets;
  }

  /** 64 upper-case hex digits. */
  sign(message: string): string {
    return digest(this.#secrets[0]!, message).toString('hex').toUpperCase();
  }

  /** In constant time, and always against every key, so that the time does not tell which one fits. */
  verify(message: string, signature: string): boolean {
    const claimed = Buffer.from(SHAPE.test(signature) ? signature : '0'.repeat(64), 'hex');
    const matches = this.#secrets.map((secret) => timingSafeEqual(digest(secret, message), claimed));
    return SHAPE.test(signature) && matches.includes(true);
  }
}

const digest = (secret: string, message: string): Buffer =>
  createHmac('sha256', secret).update(message, 'utf8').digest();
