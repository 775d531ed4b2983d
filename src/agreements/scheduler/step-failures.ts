import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../persistence/tokens';
import { DueRuns } from './due-runs';

/** Practice sheet "payments" 5.3: parked after repeated errors of our own, never tried for ever. */
const FAILURES_MAX = 5;

/**
 * Counts how often what is due of an agreement failed for a reason of ours, and parks it at the fifth time. The count
 * is this process's memory: one process at a time works for a provider, looks at an agreement once in each round, and
 * after a restart the five are soon full again. What must not be forgotten is that it is parked, and that is an event.
 * While no event can be written nothing is parked, so that an outage of the store parks nobody.
 */
@Injectable()
export class StepFailures {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly runs: DueRuns,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  forget(agreementId: string): void {
    this.counts.delete(agreementId);
  }

  /** @returns the position of the event by which it is parked now */
  async note(agreementId: string, actor: string, error: unknown): Promise<bigint | undefined> {
    const failures = (this.counts.get(agreementId) ?? 0) + 1;
    this.counts.set(agreementId, failures);
    this.log.error({ err: error, agreement: agreementId, failures }, 'what is due could not be done');
    if (failures < FAILURES_MAX) return undefined;
    try {
      const position = await this.runs.park(agreementId, actor, failures, error);
      this.forget(agreementId);
      return position;
    } catch (cause) {
      this.log.error({ err: cause, agreement: agreementId }, 'the agreement could not be parked; trying again');
      return undefined;
    }
  }
}
