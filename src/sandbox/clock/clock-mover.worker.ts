import { SandboxClock, isMovable } from '#libs/clock';
import type { Clock, MovableClock } from '#libs/clock';
import { oneAtATime } from '#libs/projections';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { BackgroundWorker } from '../../feature';
import { CLOCK, LOGGER } from '../../persistence/tokens';
import { noteArrival, noteStop, readClockState } from './clock-state';
import type { ClockState } from './clock-state';
import { Rest } from './rest';

const LOOK_MS = 200;
const LOCK = 'sandbox clock';

/**
 * Moves the clock of a sandbox from one due instant to the next and lets the ledger come to rest at each, so that a
 * jump of a year leaves what a year of waiting leaves. A move that a crash cut off is ended by whoever starts next.
 */
@Injectable()
export class ClockMover implements BackgroundWorker {
  constructor(
    private readonly pool: Pool,
    private readonly rest: Rest,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this;
    if (!isMovable(clock)) return;
    while (!signal.aborted) {
      await this.moveIfOrdered(clock, signal).catch((error: unknown) =>
        this.log.warn({ err: error }, 'the clock could not be moved on; trying again'),
      );
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  private async moveIfOrdered(clock: MovableClock, signal: AbortSignal): Promise<void> {
    const { target } = await readClockState(this.pool);
    if (!target) return;
    await oneAtATime(this.pool, LOCK, async () => this.move(clock, await readClockState(this.pool), signal));
  }

  private async move(clock: MovableClock, { target, standingAt }: ClockState, signal: AbortSignal): Promise<void> {
    if (!target) return;
    await this.stop(clock, standingAt ?? clock.now());
    for (;;) {
      const next = await this.rest.reach(clock.now(), signal);
      if (signal.aborted) return;
      if (clock.now() >= target) break;
      await this.stop(clock, next && next < target ? next : target);
    }
    await noteArrival(this.pool, clock instanceof SandboxClock ? clock.ahead : 0);
    clock.goOn();
  }

  private async stop(clock: MovableClock, at: Date): Promise<void> {
    clock.standAt(at);
    await noteStop(this.pool, clock.now());
  }
}
