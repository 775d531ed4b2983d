import { createHmac } from 'node:crypto';
import { decrypt, encrypt } from './box';
import type { Keyring } from './keyring';

/** Ciphertext as it stands in an event. */
export interface SealedBox {
  readonly subject: string;
  readonly keyId: string;
  readonly box: string;
}

/**
 * Seals personal data under its subject's own key. `context` names the place (`order/<id>/customer`): a box moved
 * elsewhere does not open.
 */
export class Sealer {
  constructor(
    private readonly keyring: Keyring,
    private readonly fingerprintKey: Buffer,
  ) {}

  async seal(subject: string, context: string, text: string): Promise<SealedBox> {
    const seal = await this.sealFor(subject);
    return seal(context, text);
  }

  /** Seals any number of texts of one subject at the price of one look at its key. */
  async sealFor(subject: string): Promise<(context: string, text: string) => SealedBox> {
    const { keyId, key } = await this.keyring.keyFor(subject);
    return (context, text) => ({
      subject,
      keyId,
      box: encrypt(key, Buffer.from(text, 'utf8'), context).toString('base64url'),
    });
  }

  /** Undefined when the subject was erased. @throws Error when the box was altered or stands in another place */
  async open(sealed: SealedBox, context: string): Promise<string | undefined> {
    const found = await this.keyring.find(sealed.subject, sealed.keyId);
    return found && decrypt(found.key, Buffer.from(sealed.box, 'base64url'), context).toString('utf8');
  }

  /** Keyed digest, so that a guess of the content cannot be confirmed without the key. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.fingerprintKey).update(text, 'utf8').digest('base64url');
  }
}
