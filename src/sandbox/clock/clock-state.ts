import type { Pool } from 'pg';

/** One row, shared by all processes of a sandbox: so they have one time, also after a restart. */
export const SANDBOX_CLOCK_TABLE = `
CREATE TABLE IF NOT EXISTS ops.sandbox_clock (
  one_row     boolean PRIMARY KEY DEFAULT true CHECK (one_row),
  -- How far the clock runs ahead of the machine's.
  ahead_ms    bigint NOT NULL DEFAULT 0,
  -- While it is being moved it stands here.
  standing_at timestamptz,
  -- Where it is being moved from and to; null when nobody moves it.
  began_at    timestamptz,
  target      timestamptz,
  -- Idempotency-Key of the last move.
  last_move   text,
  stops       integer NOT NULL DEFAULT 0
);
INSERT INTO ops.sandbox_clock DEFAULT VALUES ON CONFLICT DO NOTHING`;

export interface ClockState {
  readonly aheadMs: number;
  readonly standingAt: Date | null;
  readonly beganAt: Date | null;
  readonly target: Date | null;
  /** Instants at which the last move stopped because something was due. */
  readonly stops: number;
}

export async function readClockState(pool: Pool): Promise<ClockState> {
  const { rows } = await pool.query<ClockState>(
    `SELECT ahead_ms::float8 AS "aheadMs", standing_at AS "standingAt", began_at AS "beganAt", target, stops
       FROM ops.sandbox_clock`,
  );
  return rows[0]!;
}

/** Orders a move. False while another one goes on, or when this one was ordered before. */
export async function orderMove(pool: Pool, move: { id: string; from: Date; to: Date }): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE ops.sandbox_clock SET began_at = $1, target = $2, last_move = $3, stops = 0
      WHERE target IS NULL AND last_move IS DISTINCT FROM $3`,
    [move.from, move.to, move.id],
  );
  return rowCount === 1;
}

export async function wasLastMove(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM ops.sandbox_clock WHERE last_move = $1', [id]);
  return rowCount === 1;
}

export async function noteStop(pool: Pool, at: Date): Promise<void> {
  await pool.query('UPDATE ops.sandbox_clock SET standing_at = $1, stops = stops + 1', [at]);
}

export async function noteArrival(pool: Pool, aheadMs: number): Promise<void> {
  await pool.query('UPDATE ops.sandbox_clock SET ahead_ms = $1, standing_at = NULL, target = NULL', [
    Math.round(aheadMs),
  ]);
}
