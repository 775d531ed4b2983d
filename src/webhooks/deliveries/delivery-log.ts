import type { EndpointHealth } from '#libs/webhooks';
import type { Pool } from 'pg';
import { pageOf, parseTimeKey, timeKey } from '../../read-models/queries/page';
import type { Page, PageRequest } from '../../read-models/queries';

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A message to an endpoint and how far it is. */
export interface Delivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  readonly previousSequence: number | null;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  /** Null when it is over, and while it waits for an earlier one about the same subject. */
  readonly nextAttemptAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
  readonly position: string;
}

export interface DeliveryAttempt {
  readonly attempt: number;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string | null;
}

export interface WholeDelivery extends Delivery {
  readonly body: string;
  readonly log: readonly DeliveryAttempt[];
}

export interface DeliveryFilter extends PageRequest {
  readonly webhookId: string;
  readonly status?: DeliveryStatus;
  readonly type?: string;
  readonly from?: Date;
  readonly to?: Date;
}

const COLUMNS = `delivery_id AS "deliveryId", webhook_id AS "webhookId", type, subject, sequence,
  previous_sequence AS "previousSequence", status, attempts, next_attempt_at AS "nextAttemptAt",
  finished_at AS "finishedAt", occurred_at AS "occurredAt", position`;

/** Messages to an endpoint, the newest first. */
export async function listDeliveries(pool: Pool, filter: DeliveryFilter): Promise<Page<Delivery>> {
  const { webhookId, status, type, from, to, limit, after } = filter;
  const key = after === undefined ? undefined : parseTimeKey(after);
  const { rows } = await pool.query<Delivery>(
    `SELECT ${COLUMNS} FROM ops.webhook_delivery
      WHERE webhook_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR type = $3)
        AND ($4::timestamptz IS NULL OR occurred_at >= $4) AND ($5::timestamptz IS NULL OR occurred_at < $5)
        AND ($6::timestamptz IS NULL OR (occurred_at, position) < ($6, $7::bigint))
      ORDER BY occurred_at DESC, position DESC LIMIT $8`,
    [webhookId, status, type, from, to, key?.at, key?.position, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.occurredAt, row.position),
    (row) => row,
  );
}

/** One message with its bytes and every attempt, the first one first. */
export async function findDelivery(pool: Pool, deliveryId: string): Promise<WholeDelivery | undefined> {
  const { rows } = await pool.query<Delivery & { body: string }>(
    `SELECT ${COLUMNS}, body FROM ops.webhook_delivery WHERE delivery_id = $1`,
    [deliveryId],
  );
  if (!rows[0]) return undefined;
  const attempts = await pool.query<DeliveryAttempt>(
    `SELECT attempt, started_at AS "startedAt", duration_ms AS "durationMs", status, error, response
       FROM ops.webhook_attempt WHERE delivery_id = $1 ORDER BY attempt`,
    [deliveryId],
  );
  return { ...rows[0], log: attempts.rows };
}

/** How endpoints have answered lately; those that nothing was sent to are left out. */
export async function healthOf(pool: Pool, webhookIds: readonly string[]): Promise<Map<string, EndpointHealth>> {
  const { rows } = await pool.query<EndpointHealth & { webhookId: string }>(
    `SELECT webhook_id AS "webhookId", failing_since AS "failingSince", failures
       FROM ops.webhook_health WHERE webhook_id = ANY ($1::uuid[])`,
    [webhookIds],
  );
  return new Map(rows.map((row) => [row.webhookId, row]));
}
