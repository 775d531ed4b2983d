import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { OpenOperationsWorker } from '../../resolver/open-operations.worker';

export const earliest = (...instants: readonly (Date | undefined)[]): Date | undefined =>
  instants.filter((instant) => instant !== undefined).toSorted((a, b) => a.getTime() - b.getTime())[0];

/**
 * When the ledger has something to do next by its clock. An instant that has passed means that it is at it. A table
 * that learns of a due time after the event that set it is no danger: nothing is looked up before all is projected.
 */
@Injectable()
export class Agenda {
  constructor(
    private readonly pool: Pool,
    private readonly operations: OpenOperationsWorker,
  ) {}

  /** @param after leaves out what was due by then: it stands still and waits for something else than the time */
  async next(after?: Date): Promise<Date | undefined> {
    return earliest(...(await Promise.all([this.operations.nextDueAt(after), this.firstTimer(after)])));
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
