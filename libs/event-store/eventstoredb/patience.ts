import { setTimeout as delay } from 'node:timers/promises';
import { NoAnswerError } from './errors';
import type { Timing } from './options';

/** Waits that end: our own time limit, and pauses that grow and stop early when the store closes. */
export class Patience {
  constructor(readonly timing: Timing) {}

  /** Rejects with `NoAnswerError` when `promise` does not settle in time; a later rejection of it is swallowed. */
  async within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
    const timer = new AbortController();
    const late = delay(milliseconds, undefined, { signal: timer.signal }).then(() => {
      throw new NoAnswerError(what, milliseconds);
    });
    late.catch(() => undefined);
    try {
      return await Promise.race([promise, late]);
    } finally {
      timer.abort();
    }
  }

  /**
   * Pause before the next try: doubles from try to try up to a limit, half of it by chance, so that a fleet does not
   * return at once.
   */
  async pause(attempt: number, signal: AbortSignal): Promise<void> {
    const { backoffFirstMs, backoffMostMs } = this.timing;
    const full = Math.min(backoffMostMs, backoffFirstMs * 2 ** (attempt - 1));
    await delay(full / 2 + (Math.random() * full) / 2, undefined, { signal }).catch(() => undefined);
  }
}
