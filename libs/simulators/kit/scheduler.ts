import type { Clock } from '#libs/clock';
import { DueQueue } from './due-queue';

/** A sandbox may move the clock while nobody calls us: look at it at least this often while something is waiting. */
const LOOK_AT_CLOCK_MS = 100;

/** Runs tasks when the injected clock, not the machine's, reaches their time. */
export class Scheduler {
  private readonly waiting = new DueQueue<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly clock: Clock) {}

  /** `time`: milliseconds since the epoch. A task must not throw. */
  at(time: number, task: () => void): void {
    if (this.closed) return;
    this.waiting.add(time, task);
    this.arm();
  }

  after(milliseconds: number, task: () => void): void {
    this.at(this.clock.now().getTime() + milliseconds, task);
  }

  /** Runs all that is due now. After moving a manual clock, call this instead of waiting for the next look. */
  runDue(): void {
    for (;;) {
      const task = this.waiting.takeDue(this.clock.now().getTime());
      if (!task) break;
      task();
    }
    this.arm();
  }

  /** When the next task is due, in milliseconds since the epoch; undefined when none waits. */
  get nextTime(): number | undefined {
    return this.waiting.nextTime;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private arm(): void {
    clearTimeout(this.timer);
    const next = this.waiting.nextTime;
    if (next === undefined || this.closed) return;
    const wait = Math.max(0, Math.min(next - this.clock.now().getTime(), LOOK_AT_CLOCK_MS));
    this.timer = setTimeout(() => this.runDue(), wait);
    // A waiting retry is no reason to keep a process alive.
    this.timer.unref();
  }
}
