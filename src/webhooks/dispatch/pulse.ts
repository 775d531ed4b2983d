/** Beats at least every so often, and at once when it is told to. */
export class Pulse {
  private waiting: (() => void) | undefined;
  private beaten = false;

  constructor(private readonly everyMs: number) {}

  /** Ends the wait that is on, or the next one. */
  beat(): void {
    this.beaten = true;
    this.waiting?.();
  }

  /** Waits for the next beat, or less when the signal ends it. */
  async next(signal: AbortSignal): Promise<void> {
    if (!this.beaten && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(end, this.everyMs);
        function end(): void {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          resolve();
        }
        this.waiting = end;
        signal.addEventListener('abort', end, { once: true });
      });
    }
    this.waiting = undefined;
    this.beaten = false;
  }
}
