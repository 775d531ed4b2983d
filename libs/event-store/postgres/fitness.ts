import type { ClientBase } from 'pg';
import { UnfitDatabaseError } from './errors';

const QUESTIONS = `
  SELECT current_setting('server_encoding') AS encoding,
         current_setting('transaction_isolation') AS isolation,
         current_setting('fsync') AS fsync,
         current_setting('full_page_writes') AS full_page_writes,
         current_setting('synchronous_commit') AS synchronous_commit,
         to_regclass('es.event') IS NOT NULL AND to_regclass('es.gate') IS NOT NULL AS migrated`;

interface Answers {
  readonly encoding: string;
  readonly isolation: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly migrated: boolean;
}

/**
 * "Acknowledged is durable" and "no gap is visible" rest on settings that anybody with the right may turn off.
 * @throws UnfitDatabaseError naming every setting that is wrong
 */
export async function assertFit(client: ClientBase, durable: boolean): Promise<void> {
  const answers = (await client.query<Answers>(QUESTIONS)).rows[0]!;
  const reasons: string[] = [];
  if (answers.encoding !== 'UTF8') reasons.push(`its encoding is ${answers.encoding}, not UTF8`);
  if (answers.isolation !== 'read committed') reasons.push(`its isolation level is ${answers.isolation}`);
  if (durable && answers.fsync === 'off') reasons.push('fsync is off');
  if (durable && answers.full_page_writes === 'off') reasons.push('full_page_writes is off');
  if (answers.synchronous_commit === 'off') reasons.push('synchronous_commit is off');
  if (!answers.migrated) reasons.push('the schema es is missing: run the migration first');
  if (reasons.length > 0) throw new UnfitDatabaseError(reasons);
}
