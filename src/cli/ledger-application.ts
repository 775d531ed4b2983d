import { SandboxClock, systemClock } from '#libs/clock';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import type { Config } from '../config';
import type { Feature, Get } from '../feature';
import { features } from '../features';
import { createErrorLogger } from '../log';
import type { Persistence } from '../persistence';
import { followClock } from '../sandbox/clock/follow-clock';
import type { Output } from './output';
import { withPersistence } from './session';

/**
 * Capabilities without HTTP and without their workers, by the time of the ledger: a sandbox's may have been moved.
 * `needed` has to hold whatever its own parts ask for.
 */
export async function withApplication(
  output: Output,
  work: (get: Get, persistence: Persistence, config: Config) => Promise<void>,
  needed: readonly Feature[] = features,
): Promise<void> {
  await withPersistence(output, async (persistence, config) => {
    const moved = config.mode === 'sandbox' ? new SandboxClock(systemClock) : undefined;
    const unfollow = moved && (await followClock(moved, persistence.pool));
    try {
      const parts = { config, persistence, clock: moved ?? systemClock, log: createErrorLogger() };
      const context = AppModule.withoutHttp(parts, needed);
      const app = await NestFactory.createApplicationContext(context, { logger: false, abortOnError: false });
      try {
        await work((type) => app.get(type), persistence, config);
      } finally {
        await app.close();
      }
    } finally {
      // Also when the capabilities do not fit together: a clock that is followed keeps the process alive.
      unfollow?.();
    }
  });
}
