import type { Clock } from '#libs/clock';
import { pause } from '#libs/projections';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { CLOCK, LOGGER } from '../../persistence/tokens';
import { nextLookAfterMs } from '../../resolver/ladder';
import { BankOrderLooks } from './bank-order-looks';
import { findDueBankOrders, nextDueBankOrder, scheduleLook } from './due-bank-orders';
import type { DueBankOrder } from './due-bank-orders';

const IDLE_MS = 250;
const BATCH = 50;

/**
 * Looks at bank orders that are not over, on a ladder of growing pauses. Several processes may run it: every step is
 * decided in the order itself.
 */
@Injectable()
export class BankOrdersWorker {
  constructor(
    private readonly pool: Pool,
    private readonly looks: BankOrderLooks,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Runs until the signal; the look in hand is finished. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const worked = await this.lookOnce().catch((error: unknown) => {
        this.log.warn({ err: error }, 'bank orders could not be looked at; trying again');
        return 0;
      });
      if (worked < BATCH) await pause(IDLE_MS, signal);
    }
  }

  /** One round over what is due now; answers how many orders were looked at. */
  async lookOnce(): Promise<number> {
    const due = await findDueBankOrders(this.pool, this.clock.now(), BATCH);
    for (const order of due) await this.look(order);
    return due.length;
  }

  /** When there is something to look at next; an instant that has passed means now. */
  nextDueAt(after?: Date): Promise<Date | undefined> {
    return nextDueBankOrder(this.pool, this.clock.now(), after);
  }

  private async look(order: DueBankOrder): Promise<void> {
    try {
      await this.looks.look(order.id);
    } catch (error) {
      this.log.error({ err: error, bankOrder: order.id }, 'a bank order could not be looked at; trying again later');
    }
    const next = this.clock.now().getTime() + nextLookAfterMs(order.looks);
    await scheduleLook(this.pool, order, new Date(next));
  }
}
