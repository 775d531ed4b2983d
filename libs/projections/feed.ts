import type { EventBatch, EventStore, Position } from '#libs/event-store';
import type { ProjectionLog } from './log';
import { Convoy } from './convoy';
import { PageCache } from './page-cache';
import { backoffMs, pause } from './pause';

/** Batches that are kept for who lags behind. More would grow old in memory, and old objects are dear to clean up. */
const KEPT_BATCHES = 2;
/** A head that was announced but cannot be read yet is asked for again after this time. */
const EMPTY_READ_MS = 20;

/**
 * One reading of the log for all subscribers of a process. A subscription at the head wakes everybody and fills a
 * window; who stands further back reads pages, which those who stand near share. Reading and parsing the log is the
 * larger part of the work of a projection, so five projections with a reader each would run at a fifth of the speed.
 */
export class Feed {
  private readonly cache: PageCache;
  private readonly convoy = new Convoy();
  private readonly loading = new Map<Position, Promise<void>>();
  private readonly sleepers = new Set<() => void>();
  private tail: Position = 0n;

  constructor(
    private readonly store: EventStore,
    private readonly batchSize: number,
    private readonly log: ProjectionLog,
  ) {
    this.cache = new PageCache(batchSize, batchSize * KEPT_BATCHES);
  }

  /** Follows the head of the log until the signal; begins again after an error of the store. */
  async run(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        this.moveTail(await this.store.head());
        for await (const batch of this.store.subscribe({ after: this.tail, batchSize: this.batchSize, signal })) {
          attempt = 1;
          this.cache.add(this.tail, { events: batch.events, scannedTo: batch.checkpoint });
          this.moveTail(batch.checkpoint);
        }
      } catch (error) {
        this.log.warn({ err: error, attempt }, 'reading the head of the log failed; trying again');
      }
      if (!signal.aborted) await pause(backoffMs(attempt), signal);
    }
  }

  /**
   * The next events after a position, in global order; waits at the head of the log. Undefined when the signal ends it.
   * @param reader who asks, by a name of its own
   */
  async next(reader: string, after: Position, signal: AbortSignal): Promise<EventBatch | undefined> {
    while (!signal.aborted) {
      const known = this.cache.after(after, this.batchSize);
      if (known) {
        const { events, scannedTo } = known;
        this.convoy.moved(reader, scannedTo);
        return { events, checkpoint: scannedTo, caughtUp: scannedTo >= this.tail };
      }
      if (after < this.tail) await this.load(after, signal);
      else await this.sleep(signal);
    }
    return undefined;
  }

  private load(after: Position, signal: AbortSignal): Promise<void> {
    let load = this.loading.get(after);
    if (!load) {
      load = this.read(after, signal).finally(() => this.loading.delete(after));
      this.loading.set(after, load);
    }
    return load;
  }

  private async read(after: Position, signal: AbortSignal): Promise<void> {
    const pushedOut = this.cache.pushedOutBy(after);
    const closedUp = pushedOut ? this.convoy.closeUp(pushedOut) : undefined;
    const [page] = await Promise.all([this.store.readAll(after, this.batchSize), closedUp]);
    if (page.scannedTo > after) this.cache.add(after, page);
    else await pause(EMPTY_READ_MS, signal);
  }

  private moveTail(position: Position): void {
    if (position > this.tail) this.tail = position;
    for (const wake of this.sleepers) wake();
  }

  private sleep(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
