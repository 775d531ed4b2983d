/** `MM/YY`, `MMYY` or `MM / YY` as `MMYY`; undefined when it names no month. */
export function parseExpiration(text: string): string | undefined {
  const match = /^(0[1-9]|1[0-2])\s*\/?\s*(\d{2})$/.exec(text.trim());
  return match ? `${match[1]}${match[2]}` : undefined;
}

/** A card is good until the end of its month. */
export function isExpired(expiration: string, now: Date): boolean {
  const month = 12 * (2000 + Number(expiration.slice(2))) + Number(expiration.slice(0, 2));
  return month < 12 * now.getUTCFullYear() + now.getUTCMonth() + 1;
}

/** What a payer types who has a card that is good for another three years. */
export function validExpiration(now: Date): string {
  const month = String(now.getUTCMonth() + 1).padStart(2, '0');
  return `${month}${String((now.getUTCFullYear() + 3) % 100).padStart(2, '0')}`;
}
