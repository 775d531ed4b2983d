import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** DER around the raw 32 bytes of an Ed25519 key: the secret one, the public one. */
const SECRET_DER = '302e020100300506032b657004220420';
const PUBLIC_DER = '302a300506032b6570032100';

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const twice = (bytes: Buffer | string): Buffer => sha256(sha256(bytes));

const secretKey = (hex: string) =>
  createPrivateKey({ key: Buffer.from(SECRET_DER + hex, 'hex'), format: 'der', type: 'pkcs8' });

/** The public key of a secret, 64 hex digits (sheet, 2.1). */
export const publicKeyOf = (secret: string): string =>
  createPublicKey(secretKey(secret)).export({ format: 'der', type: 'spki' }).toString('hex').slice(PUBLIC_DER.length);

/** `Ed25519(SHA-256(SHA-256(text)))`, 128 hex digits (sheet, 2.2). */
export const signText = (secret: string, text: Buffer | string): string =>
  sign(null, twice(text), secretKey(secret)).toString('hex');

/** False as well for a signature or a key that has not the form of one. */
export function isSignedBy(publicKey: string, text: Buffer | string, signature: string): boolean {
  if (!/^[0-9a-fA-F]{128}$/.test(signature)) return false;
  const key = createPublicKey({ key: Buffer.from(PUBLIC_DER + publicKey, 'hex'), format: 'der', type: 'spki' });
  return verify(null, twice(text), key, Buffer.from(signature, 'hex'));
}
