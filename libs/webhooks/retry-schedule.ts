import { createHash } from 'node:crypto';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Pauses after the first, second … failed attempt, over a good four days; after the tenth pause the last attempt is
 * made (after the schedule that the Standard Webhooks specification proposes).
 */
export const RETRY_PAUSES_MS: readonly number[] = [
  5 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

/** How much a pause may be shorter or longer, so that many that failed together do not come back together. */
const JITTER = 0.1;
/** What a receiver asks for by `Retry-After` is kept up to this. */
const ASKED_PAUSE_MS_MAX = 24 * HOUR;

/**
 * Milliseconds to the next attempt after the `tries`-th in a row has failed; undefined when no further one is made.
 * The jitter comes from the message's id and the number of the attempt: the same ones give the same pause.
 */
export function pauseAfterMs(messageId: string, tries: number, askedMs = 0): number | undefined {
  const pause = RETRY_PAUSES_MS[tries - 1];
  if (pause === undefined) return undefined;
  const shift = (2 * fraction(`${messageId}/${tries}`) - 1) * JITTER;
  return Math.max(Math.round(pause * (1 + shift)), Math.min(askedMs, ASKED_PAUSE_MS_MAX));
}

/** 0 to 1, spread evenly over all texts. */
const fraction = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
