import type { OperationType } from '#libs/payments';
import type { Pool } from 'pg';

export interface DueOperation {
  readonly orderId: string;
  readonly operationId: number;
  readonly attemptId: number;
  readonly merchantId: string;
  readonly provider: string;
  readonly type: OperationType;
  readonly status: 'requested' | 'requires_action' | 'announced' | 'pending' | 'unknown';
  /** The status lasts since then. */
  readonly since: Date;
  /** The payment's own end; null for what has none. */
  readonly expiresAt: Date | null;
  /** Looks so far. */
  readonly looks: number;
}

/**
 * When each open operation is looked at next. Not derived from events and not worth keeping: without it a look comes
 * too early.
 */
export const OPERATION_LOOK_TABLE = `
CREATE TABLE IF NOT EXISTS ops.operation_look (
  order_id     uuid NOT NULL,
  operation_id integer NOT NULL,
  looks        integer NOT NULL,
  next_at      timestamptz NOT NULL,
  PRIMARY KEY (order_id, operation_id)
)`;

/**
 * What was announced, at its end; a payment by the payer too, where the provider cannot be asked about it; all others
 * from the first.
 */
const DUE_AT = (askable: string): string =>
  `CASE WHEN o.status = 'announced' OR (o.status = 'requires_action' AND NOT o.provider = ANY(${askable}))
        THEN o.expires_at ELSE o.since END`;

/**
 * Open operations that are due by the ledger's clock: those with a next look at that time, and those without.
 * @param busy providers whose operations are left out
 */
export async function findDueOperations(
  pool: Pool,
  now: Date,
  limit: number,
  askable: readonly string[],
  busy: Iterable<string> = [],
): Promise<DueOperation[]> {
  const { rows } = await pool.query<DueOperation>(
    `SELECT o.order_id AS "orderId", o.operation_id AS "operationId", o.attempt_id AS "attemptId", o.merchant_id AS "merchantId", o.provider,
            o.type, o.status, o.since, o.expires_at AS "expiresAt", coalesce(l.looks, 0) AS looks
       FROM rm.open_operation o
       LEFT JOIN ops.operation_look l USING (order_id, operation_id)
      WHERE ${DUE_AT('$3')} <= $1 AND (l.next_at IS NULL OR l.next_at <= $1) AND o.provider <> ALL($4)
      ORDER BY o.since
      LIMIT $2`,
    [now, limit, askable, [...busy]],
  );
  return rows;
}

/** Operations of one kind whose outcome is unknown. */
export interface Doubts {
  readonly provider: string;
  readonly operation: string;
  readonly count: number;
  readonly oldest: Date;
}

export async function findDoubts(pool: Pool): Promise<Doubts[]> {
  const { rows } = await pool.query<Doubts>(
    `SELECT provider, type AS operation, count(*)::int AS count, min(since) AS oldest
       FROM rm.open_operation WHERE status = 'unknown' GROUP BY provider, type`,
  );
  return rows;
}

/** When the next open operation is due; of those that are due after an instant, if one is given. */
export async function nextDueOperation(
  pool: Pool,
  askable: readonly string[],
  after?: Date,
): Promise<Date | undefined> {
  const { rows } = await pool.query<{ dueAt: Date | null }>(
    `SELECT min(due_at) AS "dueAt"
       FROM (SELECT greatest(${DUE_AT('$1')}, l.next_at) AS due_at
               FROM rm.open_operation o LEFT JOIN ops.operation_look l USING (order_id, operation_id)) due
      WHERE due_at > coalesce($2::timestamptz, '-infinity')`,
    [askable, after ?? null],
  );
  return rows[0]!.dueAt ?? undefined;
}

export async function scheduleNextLook(pool: Pool, operation: DueOperation, at: Date): Promise<void> {
  await pool.query(
    `INSERT INTO ops.operation_look (order_id, operation_id, looks, next_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (order_id, operation_id) DO UPDATE SET looks = excluded.looks, next_at = excluded.next_at`,
    [operation.orderId, operation.operationId, operation.looks + 1, at],
  );
}
