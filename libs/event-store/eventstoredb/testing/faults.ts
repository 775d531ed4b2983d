export type Method = 'append' | 'batchAppend' | 'read' | 'subscribe' | 'getSupportedMethods';

/**
 * What goes wrong with one call. `commit-…` faults do the work first and lose the answer, which is the case that
 * doubles money.
 */
export type Fault =
  | 'silence'
  | 'unavailable'
  | 'too-busy'
  | 'not-ready'
  | 'not-leader'
  | 'access-denied'
  | 'unknown'
  | 'cancelled'
  | 'internal'
  | 'cut-midway'
  | 'commit-then-silence'
  | 'commit-then-unavailable';

/**
 * The switches of the double. Each injected fault is used up by the calls it hits, in the order in which it was
 * injected.
 */
export class Faults {
  /** Delay before every answer. */
  latencyMs = 0;
  /** Sends the end-of-catch-up message twice. */
  caughtUpTwice = false;
  /** Sends every event of a subscription twice. */
  duplicateDelivery = false;
  /** Confirms subscriptions, then sends nothing at all. */
  silentAfterConfirmation = false;
  /** Largest append in bytes: 1 MiB is the default of 24.10. */
  maxAppendBytes = 1024 * 1024;
  /** Where NotLeader points to. */
  leader: { host: string; port: number } = { host: '127.0.0.1', port: 0 };

  private readonly pending = new Map<Method, Fault[]>();

  inject(method: Method, fault: Fault, times = 1): void {
    const queue = this.pending.get(method) ?? [];
    this.pending.set(method, [...queue, ...Array<Fault>(times).fill(fault)]);
  }

  take(method: Method): Fault | undefined {
    return this.pending.get(method)?.shift();
  }

  clear(): void {
    this.pending.clear();
    this.latencyMs = 0;
    this.caughtUpTwice = this.duplicateDelivery = this.silentAfterConfirmation = false;
  }
}
