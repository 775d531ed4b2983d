import type { Clock } from '#libs/clock';
import { deterministicId } from '#libs/command-shell';
import { oneAtATime, pause } from '#libs/projections';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../../config';
import type { BackgroundWorker } from '../../feature';
import { CLOCK, CONFIG, LOGGER } from '../../persistence/tokens';
import { Providers } from '../../providers/providers';
import { findDueAgreements, nextAgreementDueAt } from '../../read-models/queries';
import { ReadPosition } from '../../read-position/read-position';
import { DueRuns } from './due-runs';
import { SchedulerOutages } from './outages';
import { StepFailures } from './step-failures';

const ACTOR = 'process:scheduler';
const BATCH = 200;
/** Begun and not yet done: one that is slow to be written holds up none of those due after it. */
const TOGETHER = 16;
const PROJECTED_MS = 1_000;

/**
 * Works off what is due, in order of due time, each provider by itself and no faster than it likes. What holds it up is
 * done later; what the books say is when it was due. Any number of processes may run it: at a provider one at a time.
 */
@Injectable()
export class AgreementScheduler implements BackgroundWorker {
  constructor(
    private readonly pool: Pool,
    private readonly runs: DueRuns,
    private readonly failures: StepFailures,
    private readonly outages: SchedulerOutages,
    private readonly providers: Providers,
    private readonly position: ReadPosition,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.workOnce(signal).catch((error: unknown) =>
        this.log.warn({ err: error }, 'due agreements could not be worked off; trying again'),
      );
      await pause(this.config.scheduler.pollMs, signal);
    }
  }

  /** @param after leaves out what was due by then */
  nextDueAt(after?: Date): Promise<Date | undefined> {
    return nextAgreementDueAt(this.pool, after);
  }

  /** All that is due now, of every provider. */
  async workOnce(signal: AbortSignal): Promise<void> {
    const seenUntil = await this.outages.noteAlive(this.clock.now());
    await Promise.all(this.providers.all().map(({ name }) => this.workOff(name, seenUntil, signal)));
  }

  private async workOff(provider: string, seenUntil: Date, signal: AbortSignal): Promise<void> {
    if ((await this.due(provider, 1)).length === 0) return;
    /** Looked at once in a round: the next look is a poll away. */
    const failed = new Set<string>();
    await oneAtATime(this.pool, `agreement scheduler ${provider}`, async () => {
      while (!signal.aborted && (await this.batch(provider, seenUntil, failed, signal)));
    });
  }

  /** Whether there was something to do. */
  private async batch(provider: string, seenUntil: Date, failed: Set<string>, signal: AbortSignal): Promise<boolean> {
    const due = await this.due(provider, BATCH, failed);
    const running = new Set<Promise<void>>();
    let last = 0n;
    for (const { agreementId } of due) {
      if (signal.aborted) break;
      const begun = this.runOne(agreementId, seenUntil, failed).then((position = 0n) => {
        if (position > last) last = position;
        running.delete(begun);
      });
      running.add(begun);
      await pause(this.gapMs(provider, agreementId), signal);
      if (running.size >= TOGETHER) await Promise.race(running);
    }
    await Promise.all(running);
    await this.outages.noteAlive(this.clock.now());
    // What was done must not be found again.
    return last > 0n && !signal.aborted && (await this.position.progress.waitFor('agreements', last, PROJECTED_MS));
  }

  /** @returns the position of what it wrote */
  private async runOne(agreementId: string, seenUntil: Date, failed: Set<string>): Promise<bigint | undefined> {
    try {
      const run = await this.runs.run(agreementId, ACTOR, seenUntil);
      this.failures.forget(agreementId);
      return run?.position;
    } catch (error) {
      failed.add(agreementId);
      return this.failures.note(agreementId, ACTOR, error);
    }
  }

  private due(provider: string, limit: number, leftOut: Iterable<string> = []) {
    return findDueAgreements(this.pool, { now: this.clock.now(), provider, limit, leftOut: [...leftOut] });
  }

  /** The mean pause of the rate, more or less; the same for the same agreement. */
  private gapMs(provider: string, agreementId: string): number {
    const { ratePerSecond, jitterPercent } = this.config.scheduler;
    const spread = Number.parseInt(deterministicId('jitter', agreementId).slice(0, 4), 16) / 0xffff;
    return (1_000 / ratePerSecond(provider)) * (1 + ((2 * spread - 1) * jitterPercent) / 100);
  }
}
