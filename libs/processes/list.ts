import type { Pool } from 'pg';

export type InstanceStatus = 'running' | 'parked' | 'ended';

export interface InstanceRow {
  readonly process: string;
  readonly instance: string;
  readonly merchantId: string;
  readonly status: InstanceStatus;
  /** Why it is parked, or how it ended. */
  readonly reason: string | null;
  readonly inputs: number;
  /** Issued commands whose fate is not known yet. */
  readonly undispatched: number;
  readonly startedAt: Date;
  readonly lastInputAt: Date;
  readonly lastEventAt: Date;
}

export interface ListOptions {
  readonly process?: string;
  readonly status?: InstanceStatus;
  /** Go on after this one, the last of the page before. */
  readonly after?: Pick<InstanceRow, 'process' | 'startedAt' | 'instance'>;
  /** Default 100. */
  readonly limit?: number;
}

const COLUMNS = `i.process, i.instance, i.merchant_id AS "merchantId", i.status, i.reason, i.inputs, i.undispatched,
  i.started_at AS "startedAt", i.last_input_at AS "lastInputAt", i.last_event_at AS "lastEventAt"`;

/** Instances as the read model has them, by process, the oldest first. */
export async function listInstances(pool: Pool, options: ListOptions = {}): Promise<readonly InstanceRow[]> {
  const { process = null, status = null, after, limit = 100 } = options;
  const { rows } = await pool.query<InstanceRow>(
    `SELECT ${COLUMNS} FROM rm.process_instance i
      WHERE ($1::text IS NULL OR process = $1) AND ($2::text IS NULL OR status = $2)
        AND ($3::text IS NULL OR (process, started_at, instance) > ($3, $4::timestamptz, $5::text))
      ORDER BY process, started_at, instance LIMIT $6`,
    [process, status, after?.process ?? null, after?.startedAt ?? null, after?.instance ?? null, limit],
  );
  return rows;
}

export interface StuckInstance extends InstanceRow {
  /**
   * `parked`: an input failed and a person has to decide. `timer-overdue`: a timer is due and has not fired.
   * `undispatched`: a command was issued and its target has not answered. `no-progress`: it waits, and no timer will
   * end that.
   */
  readonly stuck: 'parked' | 'timer-overdue' | 'undispatched' | 'no-progress';
}

/**
 * Instances that will not go on by themselves: no progress for `marginMs` past the last timer (fact sheet
 * "eventsourcing" 3.5). The longest stuck first, 100 at most.
 */
export async function listStuckInstances(
  pool: Pool,
  now: Date,
  marginMs: number,
  processes?: readonly string[],
): Promise<readonly StuckInstance[]> {
  const { rows } = await pool.query<StuckInstance>(
    `SELECT * FROM (
       SELECT ${COLUMNS},
              CASE WHEN i.status = 'parked' THEN 'parked'
                   WHEN timers.first_due < $1 THEN 'timer-overdue'
                   WHEN i.undispatched > 0 AND i.last_event_at < $1 THEN 'undispatched'
                   WHEN timers.first_due IS NULL AND i.last_event_at < $1 THEN 'no-progress' END AS stuck
         FROM rm.process_instance i
         LEFT JOIN LATERAL (SELECT min(due_at) AS first_due FROM rm.process_timer t WHERE t.stream = i.stream) timers
                ON true
        WHERE i.status <> 'ended' AND ($2::text[] IS NULL OR i.process = ANY ($2))) judged
      WHERE stuck IS NOT NULL
      ORDER BY "lastEventAt", process, instance LIMIT 100`,
    [new Date(now.getTime() - marginMs), processes ?? null],
  );
  return rows;
}
