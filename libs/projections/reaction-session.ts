import type { Pool } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-store';
import { advance } from './checkpoint';
import type { Claim } from './checkpoint';
import type { Feed } from './feed';
import { Lanes } from './lanes';
import { pause } from './pause';
import type { ReactionHandler } from './reaction-handler';
import { Watermark } from './watermark';

/** Keys handled side by side. */
const CONCURRENCY = 16;
/** Events read ahead of the slowest handler. */
const PENDING_MAX = 1_000;
const CHECKPOINT_EVERY_MS = 200;
const RETRY_EVERY_MS = 500;
const RETRIED_MAX = 100;

/**
 * One holding of the lease: reads on, handles side by side, saves a checkpoint that never passes an unhandled event.
 */
export class ReactionSession {
  private readonly failure = new AbortController();
  private readonly lanes = new Lanes(CONCURRENCY, PENDING_MAX, (error) => this.failure.abort(error));
  private readonly retrying = new Set<string>();
  private saved: Position = 0n;
  private caughtUpAt: Position | undefined;

  constructor(
    private readonly handler: ReactionHandler,
    private readonly matches: (event: RecordedEvent) => boolean,
    private readonly pool: Pool,
    private readonly claim: Claim,
    private readonly feed: Feed,
  ) {}

  /**
   * Runs until the signal, then finishes what is in work.
   * @throws LostLeaseError when another runner has moved the checkpoint
   */
  async run(from: Position, signal: AbortSignal): Promise<void> {
    this.saved = from;
    const watermark = new Watermark(from);
    const ending = AbortSignal.any([signal, this.failure.signal]);
    const workers = [
      this.read(from, watermark, ending),
      this.saveRegularly(watermark, ending),
      this.retryRegularly(ending),
    ];
    for (const worker of workers) worker.catch((error: unknown) => this.failure.abort(error));
    await Promise.allSettled(workers);
    await this.lanes.drain();
    this.failure.signal.throwIfAborted();
    await this.save(watermark.safe);
  }

  private async read(from: Position, watermark: Watermark, ending: AbortSignal): Promise<void> {
    for (let position = from; ;) {
      const batch = await this.feed.next(this.claim.name, position, ending);
      if (!batch) return;
      for (const event of batch.events) {
        if (!this.matches(event)) continue;
        const key = this.handler.keyOf(event);
        const handled = watermark.begin(event.position);
        await this.lanes.add(key, () => this.handler.handle(event, key).then(handled));
        if (ending.aborted) return;
      }
      position = batch.checkpoint;
      watermark.scanned(position);
      if (batch.caughtUp) this.caughtUpAt = position;
    }
  }

  private async saveRegularly(watermark: Watermark, ending: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      await pause(CHECKPOINT_EVERY_MS, ending);
      await this.save(watermark.safe);
    }
  }

  private async save(safe: Position): Promise<void> {
    if (safe === this.saved) return;
    await advance(this.pool, this.claim, this.saved, safe, safe === this.caughtUpAt);
    this.saved = safe;
  }

  private async retryRegularly(ending: AbortSignal): Promise<void> {
    while (!ending.aborted) {
      for (const due of await this.handler.due(RETRIED_MAX)) {
        const task = `${due.key} ${due.policy === 'hold' ? '' : due.position}`;
        if (this.retrying.has(task)) continue;
        this.retrying.add(task);
        // In the lane of its key, so that a new event of the key cannot slip in between.
        await this.lanes.add(due.key, () => this.handler.retry(due).finally(() => this.retrying.delete(task)));
      }
      await pause(RETRY_EVERY_MS, ending);
    }
  }
}
