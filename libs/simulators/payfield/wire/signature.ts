import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA-256 over the timestamp and at once the bytes of the body, in lower-case hex (sheet, section 2 and U2). */
export function sign(secret: string, timestamp: string, body: Buffer): string {
  const message = Buffer.concat([Buffer.from(timestamp, 'utf8'), body]);
  return createHmac('sha256', Buffer.from(secret, 'utf8')).update(message).digest('hex');
}

/** Whether one of the secrets made the signature, in either letter case. */
export function isSignedBy(secrets: readonly string[], timestamp: string, body: Buffer, signature: string): boolean {
  const given = Buffer.from(signature.toLowerCase());
  return secrets.some((secret) => {
    const expected = Buffer.from(sign(secret, timestamp, body));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
