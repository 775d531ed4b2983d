import type { EventStore } from '#libs/event-store';
import type { ClientBase } from 'pg';

/**
 * Two read models can be compared only where both stand at the same place of the log, and where what follows from a
 * match or a decision has been written, too: that place is the end of the log.
 */
export const NOTHING_ON_ITS_WAY = `
       (SELECT count(DISTINCT position) = 1 AND min(position) >= current_setting('verify.head')::bigint
          FROM ops.checkpoint
         WHERE name IN ('journal', 'reconciliation', 'bank_orders', 'settle-payouts', 'reconcile'))`;

/**
 * Tells the snapshot where the log ends. It is read when the snapshot stands: had it been read before, a reaction could
 * have written something in between that no read model of the snapshot has.
 */
export async function tellHead(snapshot: ClientBase, store: EventStore): Promise<void> {
  await snapshot.query('SELECT FROM ops.checkpoint LIMIT 1');
  await snapshot.query(`SELECT set_config('verify.head', $1, true)`, [String(await store.head())]);
}
