/**
 * Personal data inside an event: ciphertext under the subject's own key. Erasing the key erases the data, not the
 * event.
 */
export interface Sealed {
  /** Whose data: `customer:<merchant>:<id>` or `order:<id>`; pseudonymous. */
  readonly subject: string;
  /** The key that opens it, while it is there. */
  readonly keyId: string;
  /** base64url of nonce, ciphertext and tag (AES-256-GCM). */
  readonly box: string;
}
