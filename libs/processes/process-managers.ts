import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Clock } from '#libs/clock';
import { CommandShell } from '#libs/command-shell';
import type { EventStore } from '#libs/event-store';
import type { ProjectionLog, Reaction } from '#libs/projections';
import type { AnyProcess } from './definition';
import { inboxReaction } from './inbox';
import { listStuckInstances } from './list';
import { assertProcessName } from './names';
import { outboxReaction } from './outbox';
import type { Dispatch } from './outbox';
import { TimerWorker } from './timer-worker';

export interface ProcessManagersOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: ProjectionLog;
  readonly definitions: readonly AnyProcess[];
  readonly dispatch: Dispatch;
  /** How long past its last timer an instance may stand still before it is reported; default an hour. */
  readonly stuckAfterMs?: number;
}

/** How long past its last timer an instance may stand still before it counts as stuck. */
export const STUCK_AFTER_MS = 3_600_000;
const STUCK_CHECK_MS = 30_000;

/**
 * The process managers of one program. `reactions`, and `PROCESS_PROJECTION`, belong into its `SubscriptionRunner`,
 * whose leases give each process's inbox and outbox one runner in the fleet; `run` beside it fires timers and watches.
 *
 * The lease keeps runners apart; what fences is the stream: all is appended at an expected revision, so a runner that
 * has lost its lease without knowing appends nothing that was not decided on the latest state.
 */
export class ProcessManagers {
  readonly reactions: readonly Reaction[];
  readonly timers: TimerWorker;
  private reported = new Set<string>();

  /** @throws RangeError for a name that cannot be, or that two definitions have */
  constructor(private readonly options: ProcessManagersOptions) {
    const { pool, store, clock, log, definitions, dispatch } = options;
    for (const { name } of definitions) assertProcessName(name);
    if (new Set(definitions.map(({ name }) => name)).size < definitions.length) {
      throw new RangeError('two processes have the same name');
    }
    const shell = new CommandShell(store, clock);
    this.timers = new TimerWorker(definitions, pool, shell, clock, log);
    this.reactions = definitions.flatMap((definition) => [
      inboxReaction(definition, shell),
      outboxReaction(definition, shell, dispatch),
    ]);
  }

  /** Runs until the signal, then finishes what is in hand. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([this.timers.run(signal), this.watch(signal)]);
  }

  /** Says of each stuck instance once that it is, and again when it got stuck anew or in another way. */
  async reportStuck(): Promise<void> {
    const { pool, clock, log, definitions, stuckAfterMs: marginMs = STUCK_AFTER_MS } = this.options;
    const processes = definitions.map(({ name }) => name);
    const found = await listStuckInstances(pool, clock.now(), { marginMs, processes });
    const reported = new Set<string>();
    for (const { process, instance, stuck, lastEventAt } of found) {
      const key = [process, instance, stuck, lastEventAt.toISOString()].join(' ');
      reported.add(key);
      if (!this.reported.has(key)) log.error({ process, instance, stuck, lastEventAt }, 'a process is stuck');
    }
    this.reported = reported;
  }

  private async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.reportStuck().catch((error: unknown) =>
        this.options.log.warn({ err: error }, 'stuck processes could not be looked for; trying again'),
      );
      await setTimeout(STUCK_CHECK_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
