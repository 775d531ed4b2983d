import 'reflect-metadata';
import { systemClock } from '#libs/clock';
import type { CommandShell } from '#libs/command-shell';
import { configFromEnvironment } from '../../../src/config';
import { createLogger } from '../../../src/log';
import type { Persistence } from '../../../src/persistence';
import { start } from '../../../src/start';
import { createKeyTable } from './key-table';

/** The whole program with another command shell in the place of the product's. */
export async function runWithShell(createShell: (persistence: Persistence) => CommandShell): Promise<void> {
  const config = configFromEnvironment(process.env);
  await createKeyTable(config.databaseUrl!.reveal());
  await start({ config, clock: systemClock, log: createLogger(config.logLevel), createShell });
  process.send?.('ready');
}
