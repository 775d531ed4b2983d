import type { Clock, MovableClock } from './clock';

/** The machine's clock and what it was moved ahead; while it is being moved it stands. */
export class SandboxClock implements MovableClock {
  private aheadMs = 0;
  private standing: number | undefined;

  constructor(private readonly machine: Clock) {}

  now(): Date {
    return new Date(this.standing ?? this.machine.now().getTime() + this.aheadMs);
  }

  standAt(instant: Date): void {
    this.standing = Math.max(this.now().getTime(), instant.getTime());
  }

  goOn(): void {
    if (this.standing === undefined) return;
    this.aheadMs = this.standing - this.machine.now().getTime();
    this.standing = undefined;
  }

  /** Runs ahead of the machine's clock by as much as another process was told; never by less than before. */
  runAhead(milliseconds: number): void {
    this.goOn();
    this.aheadMs = Math.max(this.aheadMs, milliseconds);
  }

  /** How far ahead of the machine's clock it is now. */
  get ahead(): number {
    return this.now().getTime() - this.machine.now().getTime();
  }
}

/** The clock of a program that stands alone and is moved by another one. */
export class FollowingClock extends SandboxClock {
  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new RangeError('a clock moves forward only');
    this.standAt(new Date(this.now().getTime() + milliseconds));
    this.goOn();
  }
}
