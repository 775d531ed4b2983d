import type { Problem } from './api-types';
import type { WireAnswer } from './transport';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/**
 * Refusals that end by themselves in a moment. Others that are `retryable` need a caller who knows what to wait for.
 */
const PASSING_CODES = new Set(['in_progress', 'conflict']);
const PASSING_STATUSES = new Set([429, 500, 502, 503, 504]);

/** Whether the same request may be sent again by itself. Every command carries its key, so a repeat happens once. */
export function isPassing({ status }: WireAnswer, problem: Problem | undefined): boolean {
  if (problem) return problem.retryable && (PASSING_STATUSES.has(status) || PASSING_CODES.has(problem.code));
  return PASSING_STATUSES.has(status);
}

/**
 * Milliseconds before attempt `attempt` (2, 3 …): doubling, spread over its upper half by `random` (0 to 1) so that
 * many callers do not come back together, and never sooner than the answer asks.
 */
export function pauseMs(attempt: number, random: number, answer?: WireAnswer): number {
  const full = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 2), LONGEST_PAUSE_MS);
  return Math.max(Math.round(full * (0.5 + random / 2)), askedPauseMs(answer));
}

/** `Retry-After` (RFC 9110, 10.2.3). A date is compared with the server's own: the clock here may be wrong. */
function askedPauseMs(answer: WireAnswer | undefined): number {
  const header = answer?.headers.get('retry-after');
  if (!header) return 0;
  if (/^\d{1,9}$/.test(header)) return Number.parseInt(header, 10) * 1000;
  const pause = Date.parse(header) - Date.parse(answer?.headers.get('date') ?? '');
  return Number.isNaN(pause) ? 0 : Math.max(0, pause);
}
