import { findRunningServer } from '#libs/embedded-postgres';
import { configFromEnvironment, Secret } from '../config';
import type { Config } from '../config';
import { createLogger } from '../log';
import { openPersistence } from '../persistence';
import { dataDirectoryOf } from '../persistence/data-directory';
import type { Persistence } from '../persistence';
import { embeddedMasterKey } from '../persistence/master-key';
import type { Output } from './output';

/**
 * The store and the database for the time of one command. Joins the embedded server of a running application, or starts
 * it.
 */
export async function withPersistence<T>(
  output: Output,
  work: (persistence: Persistence, config: Config) => Promise<T>,
): Promise<T> {
  const config = await reachable(configFromEnvironment(process.env));
  // What cannot be opened is told by the command itself.
  const log = createLogger('silent');
  const persistence = await openPersistence({
    config,
    log,
    onProgress: (line) => output.note(line),
  });
  try {
    return await work(persistence, config);
  } finally {
    await persistence.close();
  }
}

/** With the embedded database in use by a running application, this command is one more client of it. */
async function reachable(config: Config): Promise<Config> {
  if (config.databaseUrl) return config;
  const dataDirectory = await dataDirectoryOf(config);
  const running = await findRunningServer(dataDirectory);
  if (!running) return config;
  const masterKey = config.masterKey ?? new Secret(await embeddedMasterKey(dataDirectory));
  return { ...config, databaseUrl: new Secret(running.url), masterKey };
}
