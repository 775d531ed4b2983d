import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SPKI (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export const KEY_SHAPE = /^[0-9a-fA-F]{64}$/;
const SIGNATURE_SHAPE = /^[0-9a-fA-F]{128}$/;
const TIMESTAMP_SHAPE = /^\d{1,16}$/;

/** The 32 bytes that are signed: the text hashed twice with SHA-256 (fact sheet 2.2). */
export function digestOf(text: string | Buffer): Buffer {
  const once = createHash('sha256').update(text).digest();
  return createHash('sha256').update(once).digest();
}

export interface RequestParts {
  readonly method: string;
  /** From `/v2` on, without the query. */
  readonly path: string;
  /** Unix time in milliseconds, as text. */
  readonly nonce: string;
  /** As sent, without `?`. */
  readonly query: string;
  /** As sent; empty when there is none. */
  readonly body: string;
}

/** The text of a request's signature; the four bars are always there (fact sheet 2.2). */
export const requestText = ({ method, path, nonce, query, body }: RequestParts): string =>
  [method, path, nonce, query, body].join('|');

/** Our pair of keys: the API secret signs and is never shown, the API key names us. */
export class ApiSecret {
  readonly #key: KeyObject;
  /** Ed25519 public key, 64 hex digits. */
  readonly apiKey: string;

  /** @throws RangeError unless the secret is 64 hex digits; the message does not repeat it */
  constructor(secret: string) {
    if (!KEY_SHAPE.test(secret)) throw new RangeError('an API secret is 64 hex digits');
    this.#key = createPrivateKey({
      key: Buffer.concat([PKCS8_PREFIX, Buffer.from(secret, 'hex')]),
      format: 'der',
      type: 'pkcs8',
    });
    const spki = createPublicKey(this.#key).export({ format: 'der', type: 'spki' });
    this.apiKey = spki.subarray(SPKI_PREFIX.length).toString('hex');
  }

  /** 128 hex digits, lower case. */
  sign(text: string): string {
    return sign(null, digestOf(text), this.#key).toString('hex');
  }
}

/** The platform's public keys: the current one and, while it changes, the former one. */
export class PlatformKeys {
  private readonly keys: readonly KeyObject[];

  /** @throws RangeError unless each is 64 hex digits */
  constructor(publicKeys: readonly string[]) {
    if (publicKeys.length === 0) throw new RangeError('there must be a platform key');
    this.keys = publicKeys.map((hex) => {
      if (!KEY_SHAPE.test(hex)) throw new RangeError('a platform key is 64 hex digits');
      return createPublicKey({
        key: Buffer.concat([SPKI_PREFIX, Buffer.from(hex, 'hex')]),
        format: 'der',
        type: 'spki',
      });
    });
  }

  /** Whether the platform signed this body at this timestamp (fact sheet 2.3). Tries every key, whichever fits. */
  verify(body: Buffer, timestamp: string, signature: string): boolean {
    if (!TIMESTAMP_SHAPE.test(timestamp) || !SIGNATURE_SHAPE.test(signature)) return false;
    const digest = digestOf(Buffer.concat([body, Buffer.from(`|${timestamp}`)]));
    const claimed = Buffer.from(signature, 'hex');
    return this.keys.map((key) => verify(null, digest, key, claimed)).includes(true);
  }
}
