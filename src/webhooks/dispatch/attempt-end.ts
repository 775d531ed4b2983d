import { pauseAfterMs } from '#libs/webhooks';
import type { AttemptEnd } from '../deliveries/delivery-queue';
import type { Answer, NoAnswer } from './dispatcher';

/** RFC 9110, 15.5.11: the receiver is gone and says so. */
export const GONE = 410;

/** What follows from an attempt: only 2xx is a yes; a redirect is none, because nobody signed for its target. */
export function endOfAttempt(
  { deliveryId, tries }: { deliveryId: string; tries: number },
  result: Answer | NoAnswer,
  now: Date,
): AttemptEnd {
  if ('status' in result && result.status >= 200 && result.status < 300) return { status: 'delivered' };
  const asked = 'retryAfter' in result ? askedPauseMs(result.retryAfter, now) : 0;
  const pause = pauseAfterMs(deliveryId, tries + 1, asked);
  return pause === undefined
    ? { status: 'failed' }
    : { status: 'pending', nextAttemptAt: new Date(now.getTime() + pause) };
}

/** `Retry-After` as seconds or a date (RFC 9110, 10.2.3); 0 for anything else. */
function askedPauseMs(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number.parseInt(header, 10) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
