import type { EventStore, Position } from '#libs/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { EVENT_STORE } from '../../persistence/tokens';
import { Agenda, earliest } from './agenda';
import { FollowingSimulators } from './simulators';

const LOOK_MS = 20;
/** Without a new event for so long, what is overdue stands still for another reason than the time. */
const PATIENCE_MS = 15_000;

/** Waits until the ledger has done all that is to be done at the instant at which its clock stands. */
@Injectable()
export class Rest {
  constructor(
    private readonly pool: Pool,
    private readonly agenda: Agenda,
    private readonly simulators: FollowingSimulators,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * Everything that was written has been seen by everybody, nothing is due, and all that made nothing new. Answers when
   * there is something to do next; undefined when never.
   */
  async reach(now: Date, signal: AbortSignal): Promise<Date | undefined> {
    let head: Position | undefined;
    let since = performance.now();
    while (!signal.aborted) {
      const theirs = (await this.simulators.settle(now)).filter((instant) => instant > now);
      const reached = await this.store.head();
      if (reached !== head) since = performance.now();
      const seen = await this.isSeen(reached);
      const next = await this.agenda.next();
      const overdue = next !== undefined && next <= now;
      if (seen && reached === head && !overdue) return earliest(next, ...theirs);
      if (performance.now() - since > PATIENCE_MS) return earliest(await this.agenda.next(now), ...theirs);
      head = reached;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return undefined;
  }

  /** By every subscriber that runs; one that is stopped or held waits for a person and not for the clock. */
  private async isSeen(head: Position): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `SELECT FROM ops.checkpoint WHERE state IN ('booting', 'active') AND lease_until > clock_timestamp() AND position < $1 LIMIT 1`,
      [head.toString()],
    );
    return rowCount === 0;
  }
}
