import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits: they cannot be guessed, so a plain hash of them cannot be searched backwards. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

export const isSessionToken = (text: string): boolean => TOKEN.test(text);

export const hashOfSession = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Follows from the session's token, so it needs no place of its own and ends with the session. */
export const csrfOf = (token: string): string =>
  createHash('sha256').update(`countinghouse console form\n${token}`).digest('base64url');

export function isSameText(one: string, other: string): boolean {
  const [a, b] = [hashOfSession(one), hashOfSession(other)];
  return timingSafeEqual(a, b);
}
