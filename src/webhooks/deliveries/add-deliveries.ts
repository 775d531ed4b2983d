import { deterministicId } from '#libs/command-shell';
import { inTransaction } from '#libs/projections';
import { messageBody } from '#libs/webhooks';
import type { WebhookMessage } from '#libs/webhooks';
import type { Pool, PoolClient } from 'pg';

/** A message before it is known to whom it goes. */
export interface NewMessage extends Omit<WebhookMessage, 'previousSequence'> {
  /** The stream that it is about; its revision is the sequence. */
  readonly subject: string;
  readonly eventId: string;
  readonly position: bigint;
}

/** One message of one event to one endpoint: also the `webhook-id` under which the receiver knows it. */
export const deliveryIdOf = (webhookId: string, eventId: string): string =>
  deterministicId('webhook-delivery', webhookId, eventId);

/**
 * Makes a message due at endpoints. Safe to repeat: what is there stays as it is. A message waits for its turn behind
 * an earlier one about the same subject, whose row is locked here so that its end cannot be missed.
 */
export async function addDeliveries(
  pool: Pool,
  message: NewMessage,
  webhookIds: readonly string[],
  now: Date,
): Promise<void> {
  if (webhookIds.length === 0) return;
  await inTransaction(pool, async (client) => {
    for (const webhookId of [...webhookIds].sort()) await addDelivery(client, message, webhookId, now);
  });
}

async function addDelivery(client: PoolClient, message: NewMessage, webhookId: string, now: Date): Promise<void> {
  const { subject, sequence } = message;
  const waiting = await client.query(
    `SELECT FROM ops.webhook_delivery
      WHERE webhook_id = $1 AND subject = $2 AND sequence < $3 AND status = 'pending'
      ORDER BY sequence DESC LIMIT 1 FOR UPDATE`,
    [webhookId, subject, sequence],
  );
  const { rows } = await client.query<{ previous: number | null }>(
    `SELECT max(sequence) AS previous FROM ops.webhook_delivery
      WHERE webhook_id = $1 AND subject = $2 AND sequence < $3`,
    [webhookId, subject, sequence],
  );
  const previousSequence = rows[0]?.previous ?? null;
  await client.query(
    `INSERT INTO ops.webhook_delivery (delivery_id, webhook_id, subject, event_id, type, sequence, previous_sequence,
                                       position, occurred_at, body, status, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'pending', $11) ON CONFLICT (delivery_id) DO NOTHING`,
    [
      deliveryIdOf(webhookId, message.eventId),
      webhookId,
      subject,
      message.eventId,
      message.type,
      sequence,
      previousSequence,
      String(message.position),
      message.timestamp,
      messageBody({ ...message, previousSequence }),
      waiting.rowCount === 0 ? now : null,
    ],
  );
}
