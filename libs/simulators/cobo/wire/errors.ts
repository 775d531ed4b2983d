/** The codes of the sheet (2.5); which one a rule of payments gives is guessed there. */
const MEANINGS = {
  2002: [405, 'Method not allowed'],
  2003: [400, 'Missing required parameter'],
  2006: [400, 'Invalid parameter'],
  2021: [404, 'No handler for this path'],
  2022: [401, 'Authentication headers are missing'],
  2023: [401, 'Signature verification failed'],
  2024: [401, 'API key is not accepted'],
  2026: [429, 'Too many requests'],
  2028: [404, 'Not found'],
  2029: [400, 'Invalid status'],
  2040: [400, 'Duplicate key'],
  30001: [400, 'Duplicate request id'],
  30012: [400, 'Insufficient balance'],
} as const;

export type ErrorCode = keyof typeof MEANINGS;

/** A refusal by the provider; `detail` is for the caller's eyes. */
export class ApiError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
  ) {
    super(`${MEANINGS[code][1]}: ${detail}`);
    this.status = MEANINGS[code][0];
  }
}
