import type { Clock } from '#libs/clock';
import { pause } from '#libs/projections';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { CLOCK, LOGGER } from '../persistence/tokens';
import { nextAgeing } from './next-ageing';
import { Reconciler } from './reconciler';

const LOOK_EVERY_MS = 250;
/** By the injected clock: in case a run has failed, or something old became known. */
const RUN_EVERY_MS = 60 * 60 * 1_000;

const MERCHANTS = `
SELECT merchant_id FROM rm.receivable_item WHERE NOT settled
 UNION SELECT merchant_id FROM rm.settlement WHERE merchant_id IS NOT NULL AND (status <> 'closed' OR open_lines > 0)
 UNION SELECT merchant_id FROM rm.bank_line WHERE matched_to IS NULL
 UNION SELECT merchant_id FROM rm.bank_order WHERE awaits_lines
 UNION SELECT merchant_id FROM rm.break_case WHERE status = 'open'`;

/** Matches by the clock: what has not come in time becomes late, and later missing, without any event. */
@Injectable()
export class ReconciliationWorker {
  private last?: Date;
  private next?: Date;

  constructor(
    private readonly pool: Pool,
    private readonly reconciler: Reconciler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Runs until the signal; the merchant in hand is finished. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.look(signal).catch((error: unknown) => {
        this.log.warn({ err: error }, 'payouts could not be matched by the clock; trying again');
      });
      await pause(LOOK_EVERY_MS, signal);
    }
  }

  /** When something becomes late or missing next; an instant that has passed means that it is being done. */
  async nextDueAt(after?: Date): Promise<Date | undefined> {
    const due = await nextAgeing(this.pool, later(this.last, after));
    // Whoever asks with the clock in hand stops there, and expects it to be done there.
    if (after === undefined) this.next = due;
    return due;
  }

  private async look(signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    if (!this.isTime(now, (this.last ??= now))) return;
    const { rows } = await this.pool.query<{ merchant_id: string }>(MERCHANTS);
    for (const { merchant_id: merchantId } of rows) {
      if (signal.aborted) return;
      await this.reconciler.run(merchantId, 0n).catch((error: unknown) => {
        // The others are not to wait for one whose evidence cannot be read; it has its turn again at the next look.
        this.log.error({ err: error, merchantId }, 'payouts of a merchant could not be matched by the clock');
      });
    }
    this.last = now;
    await this.nextDueAt();
  }

  private isTime(now: Date, last: Date): boolean {
    return (this.next !== undefined && this.next <= now) || now.getTime() - last.getTime() >= RUN_EVERY_MS;
  }
}

const later = (a: Date | undefined, b: Date | undefined): Date | undefined => (a && b && a > b ? a : (b ?? a));
