import { createHash, timingSafeEqual } from 'node:crypto';

const SHAPE = /^[0-9a-f]{32}$/;

/**
 * What proves who speaks: the API key in a header, and the secret inside each signature (fact sheet 1 and 2). The first
 * secret signs; a former one still verifies while the provider changes over. Keeps all of them out of logs and dumps.
 */
export class Credentials {
  readonly #apiKey: string;
  readonly #secrets: readonly string[];

  constructor(apiKey: string, secrets: readonly string[]) {
    if (apiKey === '' || secrets.length === 0 || secrets.includes('')) throw new RangeError('a credential is empty');
    this.#apiKey = apiKey;
    this.#secrets = secrets;
  }

  headers(): Record<string, string> {
    return { 'content-type': 'application/json', 'x-api-key': this.#apiKey };
  }

  /** MD5 over the text and the secret, 32 lower-case hex digits. */
  sign(text: string): string {
    return digest(text, this.#secrets[0]!).toString('hex');
  }

  /**
   * The one of these texts that the signature covers. In constant time, every text against every secret, so that the
   * time does not tell which one fits.
   */
  covered(texts: readonly string[], signature: string): string | undefined {
    const claimed = Buffer.from(SHAPE.test(signature) ? signature : '0'.repeat(32), 'hex');
    const matching = texts.filter((text) =>
      this.#secrets.map((secret) => timingSafeEqual(digest(text, secret), claimed)).includes(true),
    );
    return SHAPE.test(signature) ? matching[0] : undefined;
  }
}

/** Whether an empty text keeps its `&` is not published; the sheet's guess is that it does not (T7). */
const digest = (text: string, secret: string): Buffer =>
  createHash('md5')
    .update(text === '' ? `secret=${secret}` : `${text}&secret=${secret}`, 'utf8')
    .digest();
