import { inTransaction } from '#libs/projections';
import type { Redelivery } from '#libs/webhooks';
import type { Pool, PoolClient } from 'pg';

/**
 * Sends messages again, those of a time or one by its id. Each begins its schedule anew, and later ones about the same
 * subject wait for it.
 */
export async function redeliver(pool: Pool, webhookId: string, what: Redelivery, now: Date): Promise<number> {
  return inTransaction(pool, async (client) => {
    const [condition, values] =
      'deliveryId' in what
        ? [`delivery_id = $2`, [what.deliveryId]]
        : [
            `occurred_at >= $2 AND occurred_at < $3 AND (status = 'failed' OR ($4 AND status = 'delivered'))`,
            [what.from, what.to, what.status === 'all'],
          ];
    const { rowCount } = await client.query(
      `UPDATE ops.webhook_delivery SET status = 'pending', tries = 0, finished_at = NULL, next_attempt_at = NULL
        WHERE webhook_id = $1 AND lease_until IS NULL AND ${condition}`,
      [webhookId, ...values],
    );
    await giveTurns(client, webhookId, now);
    return rowCount ?? 0;
  });
}

/** An endpoint was switched on again: what waits is due, and its failures are forgotten. */
export async function resumeDeliveries(pool: Pool, webhookId: string, now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('DELETE FROM ops.webhook_health WHERE webhook_id = $1', [webhookId]);
    await client.query(
      `UPDATE ops.webhook_delivery SET next_attempt_at = $2
        WHERE webhook_id = $1 AND status = 'pending' AND next_attempt_at > $2`,
      [webhookId, now],
    );
  });
}

/** Of a removed endpoint nothing is kept. */
export async function dropDeliveries(pool: Pool, webhookId: string): Promise<void> {
  await pool.query('DELETE FROM ops.webhook_delivery WHERE webhook_id = $1', [webhookId]);
  await pool.query('DELETE FROM ops.webhook_health WHERE webhook_id = $1', [webhookId]);
}

const PRUNED_AT_ONCE = 1_000;

/** Forgets deliveries that happened before a time and are over, or wait for an endpoint that is switched off. */
export async function pruneDeliveries(pool: Pool, before: Date): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM ops.webhook_delivery WHERE delivery_id IN (
       SELECT delivery_id FROM ops.webhook_delivery d LEFT JOIN rm.webhook w USING (webhook_id)
        WHERE d.occurred_at < $1 AND (d.status <> 'pending' OR w.status IS DISTINCT FROM 'enabled')
        ORDER BY d.occurred_at LIMIT ${PRUNED_AT_ONCE})`,
    [before],
  );
  return rowCount ?? 0;
}

/** The first waiting message about each subject is due, all others wait behind it. */
async function giveTurns(client: PoolClient, webhookId: string, now: Date): Promise<void> {
  await client.query(
    `UPDATE ops.webhook_delivery d SET next_attempt_at = CASE WHEN turn.rank = 1 THEN $2::timestamptz END
       FROM (SELECT delivery_id, rank() OVER (PARTITION BY subject ORDER BY sequence) AS rank
               FROM ops.webhook_delivery WHERE webhook_id = $1 AND status = 'pending') turn
      WHERE d.delivery_id = turn.delivery_id AND (turn.rank > 1 OR d.next_attempt_at IS NULL)`,
    [webhookId, now],
  );
}
