import type { EventStore } from '#libs/event-store';
import type { Pool } from 'pg';
import { createLogger } from '../../src/log';
import { verify } from '../../src/read-models/verify';

/**
 * Asks the ledger itself whether it is coherent, as `countinghouse verify` does; one line for each claim that does not
 * hold.
 */
export async function incoherencesOf({ pool, store }: { pool: Pool; store: EventStore }): Promise<string[]> {
  const { checks } = await verify({ pool, store, log: createLogger('silent') });
  return checks.filter(({ ok }) => !ok).map(({ name, claim, examples }) => `${name}: ${claim}: ${examples.join('; ')}`);
}
