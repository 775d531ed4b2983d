import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';

/** A time in which no scheduler ran. What fell due in it was missed. */
export interface SchedulerOutage {
  readonly from: string;
  readonly to: string;
}

/**
 * When a scheduler last ran, by the ledger's clock, and the gaps before that. Not derived from events: what an outage
 * meant for an agreement stands in the agreement.
 */
export const SCHEDULER_TABLES = `
CREATE TABLE ops.scheduler (
  one_row    boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  seen_until timestamptz
);
INSERT INTO ops.scheduler DEFAULT VALUES;
CREATE TABLE ops.scheduler_outage (
  from_at timestamptz PRIMARY KEY,
  to_at   timestamptz NOT NULL
)`;

/** Restarts and slow rounds are no outage. */
const OUTAGE_AFTER = '1 hour';
/** Longer than anything falls due unnoticed. */
const KEPT = '400 days';
/** Written no more often than that. */
const BEAT = '1 minute';
/** What is due for so long although a scheduler ran was held up by something else, and was missed all the same. */
const HELD_UP_MS = 24 * 3_600_000;

@Injectable()
export class SchedulerOutages {
  constructor(private readonly pool: Pool) {}

  /** A scheduler is at work; says until when one was before. Remembers the gap, if there was one. */
  async noteAlive(now: Date): Promise<Date> {
    const { rows } = await this.pool.query<{ seenUntil: Date }>(
      `WITH before AS (SELECT seen_until FROM ops.scheduler FOR UPDATE),
            gap AS (INSERT INTO ops.scheduler_outage (from_at, to_at)
                    SELECT seen_until, $1 FROM before WHERE seen_until < $1::timestamptz - interval '${OUTAGE_AFTER}'
                    ON CONFLICT DO NOTHING),
            forgotten AS (DELETE FROM ops.scheduler_outage WHERE to_at < $1::timestamptz - interval '${KEPT}'),
            beat AS (UPDATE ops.scheduler SET seen_until = $1 FROM before
                      WHERE before.seen_until IS NULL OR before.seen_until < $1::timestamptz - interval '${BEAT}')
       SELECT coalesce(seen_until, $1) AS "seenUntil" FROM before`,
      [now],
    );
    return rows[0]!.seenUntil;
  }

  /** The outage in which something fell due. */
  async at(due: Date, now: Date, seenUntil: Date): Promise<SchedulerOutage | undefined> {
    const { rows } = await this.pool.query<{ from: Date; to: Date }>(
      `SELECT from_at AS "from", to_at AS "to" FROM ops.scheduler_outage
        WHERE from_at <= $1 AND to_at > $1 AND to_at <= $2 ORDER BY from_at LIMIT 1`,
      [due, now],
    );
    const found = rows[0];
    if (found) return { from: found.from.toISOString(), to: found.to.toISOString() };
    const isHeldUp = due.getTime() < seenUntil.getTime() - HELD_UP_MS;
    return isHeldUp ? { from: due.toISOString(), to: now.toISOString() } : undefined;
  }
}
