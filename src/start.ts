import { SandboxClock } from '#libs/clock';
import type { Clock } from '#libs/clock';
import type { CommandShell } from '#libs/command-shell';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Config } from './config';
import { createApplication } from './http-server';
import { openPersistence } from './persistence';
import type { Persistence } from './persistence';
import { followClock } from './sandbox/clock/follow-clock';
import { startWorkers } from './workers/workers';
import type { Workers } from './workers/workers';

export interface StartOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onProgress?: (message: string) => void;
  /** Another command shell than the product's: for tests that show what the product's own prevents. */
  readonly createShell?: (persistence: Persistence) => CommandShell;
}

export interface Running {
  readonly app: NestFastifyApplication;
  readonly persistence: Persistence;
  readonly log: Logger;
  /** Where the API listens; undefined without the role `api`. */
  readonly url?: string;
  /** Resolves when a part of the background work has ended by a defect; undefined without the role `worker`. */
  readonly failed?: Promise<unknown>;
  /** Takes no new work, finishes what is under way, closes everything. May be called again. */
  stop(): Promise<void>;
}

/** Starts the roles that the configuration names. The same steps serve `npm start`, the demo and the tests. */
export async function start({ config, clock, log, onProgress, createShell }: StartOptions): Promise<Running> {
  const persistence = await openPersistence({ config, log, onProgress });
  let app: NestFastifyApplication | undefined;
  let workers: Workers | undefined;
  let unfollow: (() => void) | undefined;
  const close = async (): Promise<void> => {
    await app?.close();
    await workers?.stop();
    unfollow?.();
    await persistence.close();
  };
  try {
    unfollow = clock instanceof SandboxClock ? await followClock(clock, persistence.pool) : undefined;
    app = await createApplication({ config, persistence, clock, log, shell: createShell?.(persistence) });
    await app.init();
    workers = config.roles.includes('worker') ? startWorkers({ app, persistence, clock, log }) : undefined;
    const url = config.roles.includes('api') ? await listen(app, config) : undefined;
    let stopped: Promise<void> | undefined;
    return { app, persistence, log, url, failed: workers?.failed, stop: () => (stopped ??= close()) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  await app.listen({ port: config.port, host: config.host });
  const url = new URL(await app.getUrl());
  return `http://${url.host}`;
}
