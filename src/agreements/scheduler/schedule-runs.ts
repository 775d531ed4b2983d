import type { Clock } from '#libs/clock';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK } from '../../persistence/tokens';
import { listAgenda } from '../../read-models/queries';
import { DueRuns } from './due-runs';
import type { DueRun } from './due-runs';
import { SchedulerOutages } from './outages';
import { StepFailures } from './step-failures';

export interface ScheduleRun {
  readonly now: Date;
  readonly runs: readonly DueRun[];
  /** Agreements whose step failed for a reason of ours; the others went on. */
  readonly failed: readonly string[];
  readonly more: boolean;
}

/** The scheduler's work when a person wants it: what is due of one merchant, now. */
@Injectable()
export class ScheduleRuns {
  constructor(
    private readonly database: DataSource,
    private readonly runs: DueRuns,
    private readonly failures: StepFailures,
    private readonly outages: SchedulerOutages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One step of each agreement that is due. A dry run writes nothing, and says nothing about schedulers either. */
  async run(
    merchantId: string,
    actor: string,
    { dryRun, limit }: { dryRun: boolean; limit: number },
  ): Promise<ScheduleRun> {
    const now = this.clock.now();
    const seenUntil = dryRun ? now : await this.outages.noteAlive(now);
    const due = { merchantId, to: new Date(now.getTime() + 1), limit: limit + 1 };
    const found = await listAgenda(this.database, due);
    const done: DueRun[] = [];
    const failed: string[] = [];
    for (const { agreementId } of found.slice(0, limit)) {
      try {
        const run = dryRun
          ? await this.runs.preview(agreementId, seenUntil)
          : await this.runs.run(agreementId, actor, seenUntil);
        if (run) done.push(run);
        this.failures.forget(agreementId);
      } catch (error) {
        failed.push(agreementId);
        if (!dryRun) await this.failures.note(agreementId, actor, error);
      }
    }
    return { now, runs: done, failed, more: found.length > limit };
  }
}
