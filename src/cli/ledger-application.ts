import { SandboxClock, systemClock } from '#libs/clock';
import type { Get } from '../feature';
import { createApplication } from '../http-server';
import { createLogger } from '../log';
import { followClock } from '../sandbox/clock/follow-clock';
import type { Output } from './output';
import { withPersistence } from './session';

/** The application without its workers and its port, by the time of the ledger: a sandbox's may have been moved. */
export async function withApplication(output: Output, work: (get: Get) => Promise<void>): Promise<void> {
  await withPersistence(output, async (persistence, config) => {
    const moved = config.mode === 'sandbox' ? new SandboxClock(systemClock) : undefined;
    const unfollow = moved && (await followClock(moved, persistence.pool));
    const log = createLogger('error');
    const app = await createApplication({ config, persistence, clock: moved ?? systemClock, log });
    await app.init();
    try {
      await work((type) => app.get(type));
    } finally {
      unfollow?.();
      await app.close();
    }
  });
}
