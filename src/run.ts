import { SandboxClock, systemClock } from '#libs/clock';
import { announceDevelopmentKey } from './api-keys/development-key';
import { configFromEnvironment } from './config';
import { createLogger } from './log';
import { start } from './start';

/** Runs the roles of the configuration until SIGTERM or SIGINT. Returns when everything has been started. */
export async function runUntilSignal(): Promise<void> {
  const config = configFromEnvironment(process.env);
  const log = createLogger(config.logLevel);
  // Without a sandbox there is no way to move the time.
  const clock = config.mode === 'sandbox' ? new SandboxClock(systemClock) : systemClock;
  const running = await start({ config, clock, log, onProgress: (message) => log.info(message) });
  if (running.url) log.info(`The API listens on ${running.url} (OpenAPI at ${running.url}/docs)`);
  if (!config.databaseUrl) await announceDevelopmentKey(running, log);
  // A supervisor that started this process with a channel, such as pm2 or a test, waits for this word.
  process.send?.('ready');
  const stop = (reason: string): void => {
    log.info(`${reason}: finishing what is under way`);
    running.stop().then(
      () => log.info('stopped'),
      (error: unknown) => {
        log.error({ err: error }, 'the stop did not go through cleanly');
        process.exitCode = 1;
      },
    );
  };
  // A supervisor starts a process anew that has ended; one that only lacks its background work would go unnoticed.
  void running.failed?.then(() => {
    process.exitCode = 1;
    stop('a worker ended');
  });
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
}
