import type { FastifyReply } from 'fastify';

/** Scripts and styles are files of our own: nothing inline runs, whatever a text may hold. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Of every answer under /console, refusals and redirects included. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  // With "no-referrer" a browser would also hide the origin of our own forms, which the guard looks at.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

export const securePage = (reply: FastifyReply): void => void reply.headers(PAGE_HEADERS);
