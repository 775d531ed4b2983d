/**
 * Calls that are too frequent become one: the first goes through at once, the others together at the end of the pause.
 */
export class Pace {
  private timer: NodeJS.Timeout | undefined;
  private again = false;

  constructor(
    private readonly milliseconds: number,
    private readonly action: () => void,
  ) {}

  call(): void {
    if (this.timer) {
      this.again = true;
      return;
    }
    this.action();
    this.timer = setTimeout(() => this.pauseOver(), this.milliseconds);
    this.timer.unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.again = false;
  }

  private pauseOver(): void {
    this.timer = undefined;
    if (!this.again) return;
    this.again = false;
    this.call();
  }
}
