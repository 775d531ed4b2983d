import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { NextDue } from '../../feature';

export const earliest = (...instants: readonly (Date | undefined)[]): Date | undefined =>
  instants.filter((instant) => instant !== undefined).toSorted((a, b) => a.getTime() - b.getTime())[0];

/**
 * When the ledger has something to do next by its clock. An instant that has passed means that it is at it. A table
 * that learns of a due time after the event that set it is no danger: nothing is looked up before all is projected.
 */
@Injectable()
export class Agenda {
  private readonly capabilities: NextDue[] = [];

  constructor(private readonly pool: Pool) {}

  /** What the capabilities wait for, beside the timers of process managers. */
  add(capabilities: readonly NextDue[]): void {
    this.capabilities.push(...capabilities);
  }

  /** @param after leaves out what was due by then: it stands still and waits for something else than the time */
  async next(after?: Date): Promise<Date | undefined> {
    return earliest(...(await Promise.all([this.firstTimer(after), ...this.capabilities.map((next) => next(after))])));
  }

  /** Of the process managers; those of parked instances wait for a person and not for the clock. */
  private async firstTimer(after?: Date): Promise<Date | undefined> {
    const { rows } = await this.pool.query<{ dueAt: Date | null }>(
      `SELECT min(t.due_at) AS "dueAt" FROM rm.process_timer t JOIN rm.process_instance i USING (stream)
        WHERE i.status = 'running' AND t.due_at > coalesce($1::timestamptz, '-infinity')`,
      [after ?? null],
    );
    return rows[0]!.dueAt ?? undefined;
  }
}
