import type { MovableClock } from './clock';

/** A clock that stands still until it is moved. For tests, simulations and sandboxes. */
export class ManualClock implements MovableClock {
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

  standAt(instant: Date): void {
    this.current = Math.max(this.current, instant.getTime());
  }

  goOn(): void {
    // It never runs by itself.
  }
}
