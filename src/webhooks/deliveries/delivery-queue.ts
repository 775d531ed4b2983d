import { randomUUID } from 'node:crypto';
import { inTransaction } from '#libs/projections';
import type { EndpointHealth, WebhookState } from '#libs/webhooks';
import type { Pool, PoolClient } from 'pg';
import { stateFromJson } from '../../read-models/support/state-json';

/** A message that this process may send now, and nobody else until the lease ends. */
export interface ClaimedDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly body: string;
  /** Attempts in a row, before this one. */
  readonly tries: number;
  readonly endpoint: WebhookState;
}

/** What became of one attempt. */
export interface Attempt {
  readonly startedAt: Date;
  readonly durationMs: number;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  readonly error?: string;
  /** The beginning of the answer's body. */
  readonly response?: string;
}

export type AttemptEnd =
  { readonly status: 'delivered' | 'failed' } | { readonly status: 'pending'; readonly nextAttemptAt: Date };

interface ClaimedRow extends Omit<ClaimedDelivery, 'endpoint'> {
  readonly state: unknown;
}

/**
 * Claims what is due: of each endpoint so many at once, in turn about each subject; of one that fails, a single one.
 */
const CLAIM = `
WITH claimed AS (
  SELECT due.delivery_id, w.state
    FROM rm.webhook w
    LEFT JOIN ops.webhook_health health USING (webhook_id)
    LEFT JOIN unnest($2::uuid[], $3::int[]) AS busy (webhook_id, lanes) USING (webhook_id)
   CROSS JOIN LATERAL (
     SELECT d.delivery_id FROM ops.webhook_delivery d
      WHERE d.webhook_id = w.webhook_id AND d.status = 'pending' AND d.next_attempt_at <= $1
        AND (d.lease_until IS NULL OR d.lease_until < clock_timestamp())
        AND NOT EXISTS (
              SELECT FROM ops.webhook_delivery before
               WHERE before.webhook_id = d.webhook_id AND before.subject = d.subject
                 AND before.sequence < d.sequence AND before.status = 'pending')
      ORDER BY d.next_attempt_at, d.position
      LIMIT greatest(0, CASE WHEN health.failing_since IS NULL THEN $4 ELSE 1 END - coalesce(busy.lanes, 0))
        FOR UPDATE SKIP LOCKED) due
   WHERE w.status = 'enabled')
UPDATE ops.webhook_delivery d
   SET holder = $5, lease_until = clock_timestamp() + make_interval(secs => $6::double precision / 1000)
  FROM claimed
 WHERE d.delivery_id = claimed.delivery_id
RETURNING d.delivery_id AS "deliveryId", d.webhook_id AS "webhookId", d.subject, d.sequence, d.type, d.body, d.tries,
          claimed.state`;

/** The table of what is due, as one process of a fleet works on it. */
export class DeliveryQueue {
  private readonly holder = randomUUID();

  constructor(
    private readonly pool: Pool,
    /** Longer than any attempt lasts. What a killed process had in hand is sent again after this time. */
    private readonly leaseMs: number,
  ) {}

  /** `busy`: how many this process is sending to each endpoint at the moment. */
  async claim(now: Date, busy: ReadonlyMap<string, number>, lanes: number): Promise<ClaimedDelivery[]> {
    const { rows } = await this.pool.query<ClaimedRow>(CLAIM, [
      now,
      [...busy.keys()],
      [...busy.values()],
      lanes,
      this.holder,
      this.leaseMs,
    ]);
    return rows.map(({ state, ...row }) => ({ ...row, endpoint: stateFromJson<WebhookState>(state) }));
  }

  /** Records an attempt and what follows from it. Answers how the endpoint stands now. */
  async finish(delivery: ClaimedDelivery, attempt: Attempt, end: AttemptEnd, now: Date): Promise<EndpointHealth> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<{ attempts: number }>(
        `UPDATE ops.webhook_delivery
            SET status = $2, attempts = attempts + 1, tries = tries + 1, next_attempt_at = $3,
                finished_at = CASE WHEN $2 = 'pending' THEN NULL ELSE $4::timestamptz END,
                holder = NULL, lease_until = NULL
          WHERE delivery_id = $1 AND holder = $5 RETURNING attempts`,
        [delivery.deliveryId, end.status, end.status === 'pending' ? end.nextAttemptAt : null, now, this.holder],
      );
      // The lease ended or the endpoint was removed meanwhile: whoever has the message now records its own attempt.
      if (rows[0]) {
        await recordAttempt(client, delivery.deliveryId, rows[0].attempts, attempt);
        if (end.status !== 'pending') await wakeNext(client, delivery, now);
      }
      return recordHealth(client, delivery.webhookId, end.status === 'delivered', now);
    });
  }
}

async function recordAttempt(client: PoolClient, deliveryId: string, number: number, attempt: Attempt): Promise<void> {
  const { startedAt, durationMs, status, error, response } = attempt;
  await client.query(
    `INSERT INTO ops.webhook_attempt (delivery_id, attempt, started_at, duration_ms, status, error, response)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [deliveryId, number, startedAt, durationMs, status ?? null, error ?? null, response ?? null],
  );
}

/** The next message about the same subject has its turn. */
async function wakeNext(client: PoolClient, { webhookId, subject }: ClaimedDelivery, now: Date): Promise<void> {
  await client.query(
    `UPDATE ops.webhook_delivery SET next_attempt_at = $3
      WHERE next_attempt_at IS NULL AND delivery_id = (
              SELECT delivery_id FROM ops.webhook_delivery
               WHERE webhook_id = $1 AND subject = $2 AND status = 'pending' ORDER BY sequence LIMIT 1)`,
    [webhookId, subject, now],
  );
}

async function recordHealth(client: PoolClient, webhookId: string, ok: boolean, now: Date): Promise<EndpointHealth> {
  const { rows } = await client.query<EndpointHealth>(
    `INSERT INTO ops.webhook_health AS health (webhook_id, failing_since, failures, last_success_at)
     VALUES ($1, CASE WHEN $2 THEN NULL ELSE $3::timestamptz END, CASE WHEN $2 THEN 0 ELSE 1 END,
             CASE WHEN $2 THEN $3::timestamptz END)
     ON CONFLICT (webhook_id) DO UPDATE
        SET failing_since = CASE WHEN NOT $2 THEN coalesce(health.failing_since, $3) END,
            failures = CASE WHEN $2 THEN 0 ELSE health.failures + 1 END,
            last_success_at = CASE WHEN $2 THEN $3 ELSE health.last_success_at END
     RETURNING failing_since AS "failingSince", failures`,
    [webhookId, ok, now],
  );
  return rows[0]!;
}
