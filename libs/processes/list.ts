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
  /** Default: those of all merchants. */
  readonly merchantId?: string;
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
  const { merchantId = null, process = null, status = null, after, limit = 100 } = options;
  const { rows } = await pool.query<InstanceRow>(
    `SELECT ${COLUMNS} FROM rm.process_instance i
      WHERE ($1::text IS NULL OR process = $1) AND ($2::text IS NULL OR status = $2)
        AND ($3::text IS NULL OR (process, started_at, instance) > ($3, $4::timestamptz, $5::text))
        AND ($7::text IS NULL OR merchant_id = $7)
      ORDER BY process, started_at, instance LIMIT $6`,
    [process, status, after?.process ?? null, after?.startedAt ?? null, after?.instance ?? null, limit, merchantId],
  );
  return rows;
}

/**
 * `parked`: an input failed and a person has to decide. `timer-overdue`: a timer is due and has not fired.
 * `undispatched`: a command was issued and its target has not answered. `no-progress`: it waits, and no timer will end
 * that.
 */
export type StuckKind = 'parked' | 'timer-overdue' | 'undispatched' | 'no-progress';

export interface StuckInstance extends InstanceRow {
  readonly stuck: StuckKind;
}

export interface StuckOptions {
  /** How long past its last timer an instance may stand still. */
  readonly marginMs: number;
  /** Default: all. */
  readonly processes?: readonly string[];
  /** Default: those of all merchants. */
  readonly merchantId?: string;
}

/** Instances with how they are stuck, if they are; `$1` the time before which what is due is overdue. */
const JUDGED = `SELECT ${COLUMNS},
              CASE WHEN i.status = 'parked' THEN 'parked'
                   WHEN timers.first_due < $1 THEN 'timer-overdue'
                   WHEN i.undispatched > 0 AND i.last_event_at < $1 THEN 'undispatched'
                   WHEN timers.first_due IS NULL AND i.last_event_at < $1 THEN 'no-progress' END AS stuck
         FROM rm.process_instance i
         LEFT JOIN LATERAL (SELECT min(due_at) AS first_due FROM rm.process_timer t WHERE t.stream = i.stream) timers
                ON true
        WHERE i.status <> 'ended' AND ($2::text[] IS NULL OR i.process = ANY ($2))
          AND ($3::text IS NULL OR i.merchant_id = $3)`;

const judging = (now: Date, { marginMs, processes, merchantId }: StuckOptions): unknown[] => [
  new Date(now.getTime() - marginMs),
  processes ?? null,
  merchantId ?? null,
];

/**
 * Instances that will not go on by themselves: no progress for `marginMs` past the last timer (fact sheet
 * "eventsourcing" 3.5). The longest stuck first, 100 at most.
 */
export async function listStuckInstances(
  pool: Pool,
  now: Date,
  options: StuckOptions,
): Promise<readonly StuckInstance[]> {
  const { rows } = await pool.query<StuckInstance>(
    `SELECT * FROM (${JUDGED}) judged WHERE stuck IS NOT NULL
      ORDER BY "lastEventAt", process, instance LIMIT 100`,
    judging(now, options),
  );
  return rows;
}

export interface StuckCount {
  readonly process: string;
  readonly stuck: StuckKind;
  readonly count: number;
}

/** How many are stuck, by process and kind. */
export async function countStuckInstances(
  pool: Pool,
  now: Date,
  options: StuckOptions,
): Promise<readonly StuckCount[]> {
  const { rows } = await pool.query<StuckCount>(
    `SELECT process, stuck, count(*)::integer AS count FROM (${JUDGED}) judged WHERE stuck IS NOT NULL
      GROUP BY process, stuck`,
    judging(now, options),
  );
  return rows;
}
