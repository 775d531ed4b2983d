import { createHash, randomBytes } from 'node:crypto';

/**
 * `chk_<id>_<secret>`: the id finds the row, the secret proves the holder, the prefix lets secret scanners find leaks.
 */
const TOKEN = /^chk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

export interface ParsedToken {
  readonly keyId: string;
  readonly secretHash: Buffer;
}

/** 256 random bits need no slow hash: SHA-256 cannot be searched backwards. */
const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export function newToken(): { token: string; keyId: string; secretHash: Buffer } {
  const keyId = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { token: `chk_${keyId}_${secret}`, keyId, secretHash: hashSecret(secret) };
}

export function parseToken(token: string): ParsedToken | undefined {
  const match = TOKEN.exec(token);
  return match ? { keyId: match[1]!, secretHash: hashSecret(match[2]!) } : undefined;
}
