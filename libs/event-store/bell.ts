/** Tells waiting subscriptions that there may be news. A hint: whoever waits also looks by itself after a while. */
export class Bell {
  private rings = 0;
  private readonly waiting = new Set<() => void>();

  /** How often it rang; taken before a read, so that a ring during the read is not missed. */
  get count(): number {
    return this.rings;
  }

  ring(): void {
    this.rings += 1;
    for (const wake of this.waiting) wake();
  }

  /** Resolves on the first ring after `seen`, after `milliseconds`, or on abort, whichever comes first. */
  async next(seen: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.rings !== seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
