import type { Pool } from 'pg';
import type { EventStore, Position } from '#libs/event-store';
import { SubscriptionRunner, installProjection } from '#libs/projections';
import type { Projection } from '#libs/projections';
import { failingLog } from './failing-log';

/** Empty read models, as on the day on which they are installed. */
export async function reinstall(pool: Pool, projections: readonly Projection[]): Promise<void> {
  await pool.query('DROP SCHEMA IF EXISTS rm CASCADE');
  await pool.query('DELETE FROM ops.checkpoint');
  const client = await pool.connect();
  try {
    for (const projection of projections) {
      await client.query('BEGIN');
      await installProjection(client, projection);
      await client.query('COMMIT');
    }
  } finally {
    client.release();
  }
}

/** Seconds from the start of the runner until the last of the projections has reached the head of the log. */
export async function catchUp(pool: Pool, store: EventStore, projections: readonly Projection[]): Promise<number> {
  const head = await store.head();
  const ending = new AbortController();
  const behind = new Set(projections.map(({ name }) => name));
  const onProgress = (name: string, position: Position): void => {
    if (position >= head) behind.delete(name);
    if (behind.size === 0) ending.abort();
  };
  const begun = performance.now();
  await new SubscriptionRunner({ pool, store, projections, log: failingLog, onProgress }).run(ending.signal);
  return (performance.now() - begun) / 1000;
}
