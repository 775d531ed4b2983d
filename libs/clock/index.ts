/** The one source of time. Nothing else in the system reads the machine's clock, so time can be moved in a sandbox. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. For tests, simulations and sandboxes. */
export class ManualClock implements Clock {
  private current: number;

  constructor(start: Date) {
    this.current = start.getTime();
  }

  now(): Date {
    return new Date(this.current);
  }

  /** Moves time forward by `milliseconds`. Time never goes back. */
  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new RangeError('a clock moves forward only');
    this.current += milliseconds;
  }
}
