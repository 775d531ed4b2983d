import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA-256 over the present values joined with `/`, as 64 uppercase hex digits (sheet, section 3). */
export function sign(secret: string, values: readonly (string | undefined)[]): string {
  const message = values.filter((value) => value !== undefined && value !== '').join('/');
  return createHmac('sha256', secret).update(message, 'utf8').digest('hex').toUpperCase();
}

/**
 * Whether one of the secrets made the signature. Letter case is not looked at, and time does not tell where they
 * differ.
 */
export function isSignedBy(
  secrets: readonly string[],
  values: readonly (string | undefined)[],
  signature: string,
): boolean {
  const given = Buffer.from(signature.toUpperCase());
  return secrets.some((secret) => {
    const expected = Buffer.from(sign(secret, values));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}
