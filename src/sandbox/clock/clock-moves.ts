import { SandboxClock } from '#libs/clock';
import type { Clock } from '#libs/clock';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { durationOf, laterBy } from '../../common/validation';
import { Problem } from '../../common/problems';
import { CLOCK } from '../../persistence/tokens';
import type { ClockView, MoveClockDto } from './clock.dto';
import { orderMove, readClockState, wasLastMove } from './clock-state';

const POLL_MS = 50;
const YEARS_MAX = 100;

/** Orders moves of a sandbox's clock and tells how they go. A worker makes them. */
@Injectable()
export class ClockMoves {
  constructor(
    private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async view(): Promise<ClockView> {
    const { standingAt, beganAt, target, stops, aheadMs } = await readClockState(this.pool);
    const moving = target && beganAt ? { from: beganAt.toISOString(), to: target.toISOString() } : null;
    return { now: (standingAt ?? this.aheadBy(aheadMs)).toISOString(), moving, stops };
  }

  /** The clock of this process follows the sandbox's at its own pace: what was written is what holds. */
  private aheadBy(milliseconds: number): Date {
    const now = this.clock.now();
    return this.clock instanceof SandboxClock ? new Date(now.getTime() - this.clock.ahead + milliseconds) : now;
  }

  /**
   * @param id of the request: a repeat moves nothing
   * @throws Problem when the request is none, or the clock is on its way already
   */
  async order(id: string, request: MoveClockDto): Promise<void> {
    const from = new Date((await this.view()).now);
    const to = targetOf(request, from);
    if (await orderMove(this.pool, { id, from, to })) return;
    if (await wasLastMove(this.pool, id)) return;
    throw new Problem('conflict', 'The clock is being moved already. GET /v1/sandbox/clock tells when it has arrived.');
  }

  /** Waits until the clock has arrived, but no longer than this. */
  async settled(milliseconds: number): Promise<ClockView> {
    const end = performance.now() + milliseconds;
    for (;;) {
      const view = await this.view();
      if (!view.moving || performance.now() > end) return view;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

function targetOf({ advance, to }: MoveClockDto, from: Date): Date {
  const duration = advance === undefined ? undefined : durationOf(advance);
  if ((duration === undefined) === (to === undefined)) throw invalid('advance', 'send either advance or to');
  const target = duration ? laterBy(from, duration) : to!;
  if (target <= from) throw invalid('to', `time goes forward only; it is ${from.toISOString()}`);
  if (target.getUTCFullYear() - from.getUTCFullYear() > YEARS_MAX) {
    throw invalid(to ? 'to' : 'advance', `may move the clock by ${YEARS_MAX} years at most`);
  }
  return target;
}

const invalid = (field: string, message: string): Problem =>
  new Problem('invalid_request', `${field}: ${message}.`, { errors: [{ pointer: `/${field}`, message }] });
