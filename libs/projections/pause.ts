import { setTimeout } from 'node:timers/promises';

/** Waits, or less when the signal ends the waiting. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}

const FIRST_MS = 100;
const LONGEST_MS = 10_000;

/** The wait before try `attempt` (1, 2, 3 …): doubling from 0.1 s up to 10 s. */
export const backoffMs = (attempt: number): number => Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
