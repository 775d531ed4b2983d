import type { SandboxClock } from '#libs/clock';
import type { Pool } from 'pg';
import { readClockState } from './clock-state';

const LOOK_MS = 100;

/** Keeps the clock of this process where the sandbox's is. Answers how to end that. */
export async function followClock(clock: SandboxClock, pool: Pool): Promise<() => void> {
  const look = async (): Promise<void> => {
    const { aheadMs, standingAt } = await readClockState(pool);
    if (standingAt) clock.standAt(standingAt);
    else clock.runAhead(aheadMs);
  };
  await look();
  let ended = false;
  let timer: NodeJS.Timeout;
  const again = (): void => {
    timer = setTimeout(() => {
      // A database that is away for a moment is met by everybody else, too.
      void look()
        .catch(() => undefined)
        .then(() => ended || again());
    }, LOOK_MS);
  };
  again();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
