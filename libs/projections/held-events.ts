import type { ClientBase, Pool } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-store';

export interface HeldEvent {
  readonly subscriber: string;
  readonly position: Position;
  readonly key: string;
  readonly stream: string;
  readonly revision: number;
  readonly eventType: string;
  readonly policy: 'hold' | 'park';
  /** How often it was tried; 0 for an event that only waits behind a failed one. */
  readonly attempts: number;
  readonly lastError: string | null;
  readonly heldAt: Date;
  readonly nextAttemptAt: Date;
}

interface Row extends Omit<HeldEvent, 'position'> {
  readonly position: string;
}

const COLUMNS = `subscriber, position, key, stream, revision, event_type AS "eventType", policy, attempts,
  last_error AS "lastError", held_at AS "heldAt", next_attempt_at AS "nextAttemptAt"`;
const toHeldEvent = (row: Row): HeldEvent => ({ ...row, position: BigInt(row.position) });

/** Doubling from a second to five minutes; the attempts made so far decide. */
const NEXT_ATTEMPT = `clock_timestamp() + make_interval(secs => least(power(2, least($3::int, 9)), 300))`;

/** What a subscriber sets aside instead of losing: an event that failed, and those that must not overtake it. */
export class HeldEvents {
  constructor(
    private readonly pool: Pool,
    private readonly subscriber: string,
  ) {}

  /**
   * Sets events aside, in the transaction that moves the checkpoint past them. An event that is held already stays as
   * it is.
   */
  async add(
    client: ClientBase | Pool,
    events: readonly { event: RecordedEvent; key: string; error?: string }[],
    policy: 'hold' | 'park',
  ): Promise<void> {
    if (events.length === 0) return;
    await client.query(
      `INSERT INTO ops.held_event
              (subscriber, policy, position, key, stream, revision, event_type, attempts, last_error, next_attempt_at)
       SELECT $1, $2, held.*, clock_timestamp() + make_interval(secs => 1)
         FROM unnest($3::bigint[], $4::text[], $5::text[], $6::int[], $7::text[], $8::int[], $9::text[]) AS held
       ON CONFLICT (subscriber, position) DO NOTHING`,
      [
        this.subscriber,
        policy,
        events.map(({ event }) => event.position.toString()),
        events.map(({ key }) => key),
        events.map(({ event }) => event.stream),
        events.map(({ event }) => event.revision),
        events.map(({ event }) => event.type),
        events.map(({ error }) => (error === undefined ? 0 : 1)),
        events.map(({ error }) => error ?? null),
      ],
    );
  }

  /** Keys behind which later events have to wait. */
  async heldKeys(): Promise<Set<string>> {
    const { rows } = await this.pool.query<{ key: string }>(
      `SELECT DISTINCT key FROM ops.held_event WHERE subscriber = $1 AND policy = 'hold'`,
      [this.subscriber],
    );
    return new Set(rows.map((row) => row.key));
  }

  async any(): Promise<boolean> {
    const { rowCount } = await this.pool.query('SELECT FROM ops.held_event WHERE subscriber = $1 LIMIT 1', [
      this.subscriber,
    ]);
    return rowCount === 1;
  }

  /** The events whose next try is due: of a held key the first one only, in global order. */
  async due(limit: number): Promise<readonly HeldEvent[]> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM ops.held_event held
        WHERE subscriber = $1 AND next_attempt_at <= clock_timestamp()
          AND (policy = 'park' OR NOT EXISTS (
                SELECT FROM ops.held_event before
                 WHERE before.subscriber = $1 AND before.key = held.key AND before.position < held.position))
        ORDER BY position LIMIT $2`,
      [this.subscriber, limit],
    );
    return rows.map(toHeldEvent);
  }

  /** The first event that waits under a key. */
  async firstOf(key: string): Promise<HeldEvent | undefined> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM ops.held_event WHERE subscriber = $1 AND key = $2 ORDER BY position LIMIT 1`,
      [this.subscriber, key],
    );
    return rows[0] && toHeldEvent(rows[0]);
  }

  async remove(client: ClientBase | Pool, position: Position): Promise<void> {
    await client.query('DELETE FROM ops.held_event WHERE subscriber = $1 AND position = $2', [
      this.subscriber,
      position.toString(),
    ]);
  }

  async failedAgain(held: HeldEvent, error: string): Promise<void> {
    await this.pool.query(
      `UPDATE ops.held_event SET attempts = $3 + 1, last_error = $4, next_attempt_at = ${NEXT_ATTEMPT}
        WHERE subscriber = $1 AND position = $2`,
      [this.subscriber, held.position.toString(), held.attempts, error],
    );
  }
}

/** All that is set aside, oldest first; of one subscriber or of all. */
export async function listHeldEvents(pool: Pool, subscriber?: string, limit = 100): Promise<readonly HeldEvent[]> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM ops.held_event WHERE $1::text IS NULL OR subscriber = $1 ORDER BY held_at, position LIMIT $2`,
    [subscriber ?? null, limit],
  );
  return rows.map(toHeldEvent);
}

/** Makes what is set aside due now; of one key or of all. Answers how many events wait. */
export async function retryHeldEvents(pool: Pool, subscriber: string, key?: string): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE ops.held_event SET next_attempt_at = clock_timestamp()
      WHERE subscriber = $1 AND ($2::text IS NULL OR key = $2)`,
    [subscriber, key ?? null],
  );
  return rowCount ?? 0;
}
