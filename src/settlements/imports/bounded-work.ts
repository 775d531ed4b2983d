/**
 * Work that goes on side by side, so many pieces at a time: whoever brings more waits until one has ended. After a
 * failure nothing new begins, and the failure is told to whoever brings more or waits for the end: never to nobody.
 */
export class BoundedWork {
  private under = 0;
  private failure?: { readonly error: unknown };
  private wake: () => void = () => undefined;

  constructor(private readonly most: number) {}

  async begin(work: () => Promise<void>): Promise<void> {
    while (this.under >= this.most) await this.oneEnded();
    if (this.failure) throw this.failure.error;
    this.under += 1;
    void work()
      .catch((error: unknown) => void (this.failure ??= { error }))
      .finally(() => {
        this.under -= 1;
        this.wake();
      });
  }

  /** Waits until nothing is under way, also after a failure. */
  async end(): Promise<void> {
    while (this.under > 0) await this.oneEnded();
    if (this.failure) throw this.failure.error;
  }

  private oneEnded(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
