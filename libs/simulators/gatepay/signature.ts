import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA512 over three lines, each ended, in lower-case hex (sheet 2.1). */
export function signatureOf(secret: string, timestamp: string, nonce: string, body: Buffer | string): string {
  const mac = createHmac('sha512', Buffer.from(secret, 'utf8'));
  for (const part of [timestamp, nonce, body]) mac.update(part).update('\n');
  return mac.digest('hex');
}

/** Any other length and any character that is no hex digit is refused before anything is compared. */
export function isSignature(claimed: string, expected: string): boolean {
  if (!/^[0-9a-f]{128}$/i.test(claimed)) return false;
  return timingSafeEqual(Buffer.from(claimed.toLowerCase()), Buffer.from(expected));
}
