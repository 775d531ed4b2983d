import type { Pool } from 'pg';
import type { EventStore, Position } from '#libs/event-store';
import type { CheckpointState } from './checkpoint';

export interface SubscriberStatus {
  readonly name: string;
  readonly kind: 'projection' | 'reaction' | 'rebuild';
  readonly version: number;
  readonly state: CheckpointState;
  readonly position: Position;
  /** Positions between here and the head: events on PostgreSQL, bytes of the log on EventStoreDB. */
  readonly behind: bigint;
  /** Age of the oldest event that is not projected yet; 0 at the head. */
  readonly lagSeconds: number;
  /** Since the checkpoint moved last: tells "stuck" from "behind". Null before the first batch. */
  readonly idleSeconds: number | null;
  /** Somebody holds an unexpired lease. */
  readonly running: boolean;
  readonly held: number;
  readonly parked: number;
  readonly lastError: string | null;
  readonly failedPosition: Position | null;
}

interface Row {
  readonly name: string;
  readonly kind: SubscriberStatus['kind'];
  readonly version: number;
  readonly state: CheckpointState;
  readonly position: string;
  readonly idle: number | null;
  readonly running: boolean;
  readonly held: number;
  readonly parked: number;
  readonly last_error: string | null;
  readonly failed_position: string | null;
  readonly now: Date;
}

/** How all projections and reactions stand, for metrics, readiness and the console. */
export async function subscriberStatus(pool: Pool, store: EventStore): Promise<readonly SubscriberStatus[]> {
  const { rows } = await pool.query<Row>(
    `SELECT c.name, kind, version, state, c.position, c.last_error, failed_position, clock_timestamp() AS now,
            extract(epoch FROM clock_timestamp() - progressed_at)::float8 AS idle,
            coalesce(lease_until > clock_timestamp(), false) AS running,
            count(h.position) FILTER (WHERE policy = 'hold')::int AS held,
            count(h.position) FILTER (WHERE policy = 'park')::int AS parked
       FROM ops.checkpoint c LEFT JOIN ops.held_event h ON h.subscriber = c.name
      GROUP BY c.name ORDER BY c.name`,
  );
  const head = await store.head();
  const oldest = new Map<Position, Promise<Date | undefined>>();
  return await Promise.all(
    rows.map(async (row) => {
      const position = BigInt(row.position);
      if (!oldest.has(position)) oldest.set(position, firstRecordedAfter(store, position, head));
      const waitingSince = await oldest.get(position);
      return {
        name: row.name,
        kind: row.kind,
        version: row.version,
        state: row.state,
        position,
        behind: head > position ? head - position : 0n,
        lagSeconds: waitingSince ? Math.max(0, (row.now.getTime() - waitingSince.getTime()) / 1000) : 0,
        idleSeconds: row.idle,
        running: row.running,
        held: row.held,
        parked: row.parked,
        lastError: row.last_error,
        failedPosition: row.failed_position === null ? null : BigInt(row.failed_position),
      };
    }),
  );
}

async function firstRecordedAfter(store: EventStore, position: Position, head: Position): Promise<Date | undefined> {
  if (position >= head) return undefined;
  const { events } = await store.readAll(position, 1);
  return events[0]?.recordedAt;
}
