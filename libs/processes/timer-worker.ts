import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Clock } from '#libs/clock';
import type { CommandShell } from '#libs/command-shell';
import { deterministicId } from '#libs/command-shell';
import { oneAtATime } from '#libs/projections';
import type { ProjectionLog } from '#libs/projections';
import type { AnyProcess } from './definition';
import { idOf } from './names';
import { processType } from './process-decider';

interface DueTimer {
  readonly timerId: string;
  readonly stream: string;
  readonly process: string;
  readonly instance: string;
  readonly causeId: string;
  readonly correlationId: string;
  readonly merchantId: string;
}

const BATCH = 500;
const EVERY_MS = 250;
const LOCK = 'process timers';

/**
 * Fires timers that are due by the injected clock, in order of due time. The table only says where to look: the
 * instance's stream decides, so a timer fires once and a cancelled one never, however late the table is and however
 * many workers run. They take turns by a lock, for the order's sake.
 */
export class TimerWorker {
  private readonly definitions: ReadonlyMap<string, AnyProcess>;
  /** Fired by this worker, and not yet gone from the table. */
  private fired: string[] = [];
  /** Streams whose timer could not be fired, and until when they rest, so that they do not keep others from firing. */
  private readonly resting = new Map<string, { failures: number; until: number }>();

  constructor(
    definitions: readonly AnyProcess[],
    private readonly pool: Pool,
    private readonly shell: CommandShell,
    private readonly clock: Clock,
    private readonly log: ProjectionLog,
  ) {
    this.definitions = new Map(definitions.map((definition) => [definition.name, definition]));
  }

  /** Runs until the signal; the timer in hand is finished. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const fired = await this.round(signal).catch((error: unknown) => {
        this.log.warn({ err: error }, 'due timers could not be fired; trying again');
        return 0;
      });
      // A full batch is followed at once by the next; a clock that jumps makes many due.
      if (fired < BATCH) await setTimeout(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Fires what is due now; answers how many were looked at, 0 while another worker has its turn. */
  async round(signal?: AbortSignal): Promise<number> {
    if ((await this.due()).length === 0) return 0;
    const done = await oneAtATime(this.pool, LOCK, async () => {
      // Another worker may have fired some of them meanwhile.
      const due = await this.due();
      await this.fireAll(due, signal);
      return due.length;
    });
    return done?.result ?? 0;
  }

  private async due(): Promise<readonly DueTimer[]> {
    const left = await this.pool.query<{ id: string }>(
      'SELECT timer_id AS id FROM rm.process_timer WHERE timer_id = ANY ($1::uuid[])',
      [this.fired],
    );
    this.fired = left.rows.map(({ id }) => id);
    const { rows } = await this.pool.query<DueTimer>(
      `SELECT timer_id AS "timerId", stream, process, instance, cause_id AS "causeId",
              correlation_id AS "correlationId", merchant_id AS "merchantId"
         FROM rm.process_timer
        WHERE due_at <= $1 AND process = ANY ($2::text[]) AND timer_id <> ALL ($3::uuid[])
          AND stream <> ALL ($4::text[])
        ORDER BY due_at, position LIMIT ${BATCH}`,
      [this.clock.now(), [...this.definitions.keys()], this.fired, this.restingNow()],
    );
    return rows;
  }

  private restingNow(): readonly string[] {
    const now = performance.now();
    return [...this.resting].filter(([, { until }]) => until > now).map(([stream]) => stream);
  }

  private async fireAll(due: readonly DueTimer[], signal?: AbortSignal): Promise<void> {
    const failed = new Set<string>();
    for (const timer of due) {
      if (signal?.aborted) return;
      // A stream that fails keeps its own later timers back, not those of others.
      if (failed.has(timer.stream)) continue;
      try {
        await this.fire(timer);
        this.fired.push(timer.timerId);
        this.resting.delete(timer.stream);
      } catch (error) {
        failed.add(timer.stream);
        this.rest(timer, error);
      }
    }
  }

  /** Doubling from a second to a minute. */
  private rest({ stream, timerId }: DueTimer, error: unknown): void {
    const failures = (this.resting.get(stream)?.failures ?? 0) + 1;
    const until = performance.now() + Math.min(500 * 2 ** failures, 60_000);
    this.resting.set(stream, { failures, until });
    this.log.error({ stream, timerId, err: error, failures }, 'a timer could not be fired; trying again');
  }

  private async fire(timer: DueTimer): Promise<void> {
    const type = processType(this.definitions.get(timer.process)!, timer.instance);
    const envelope = {
      commandId: deterministicId('process-timer-fired', timer.timerId),
      correlationId: timer.correlationId,
      causationId: timer.causeId,
      actor: `process:${timer.process}`,
      merchantId: timer.merchantId,
    };
    const id = idOf(timer.process, timer.instance);
    await this.shell.execute(type, id, { kind: 'fire', timerId: timer.timerId }, envelope);
  }
}
