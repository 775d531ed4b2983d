import type { Position as LogPosition } from '@eventstore/db-client';
import { CheckpointAheadError } from '../errors';
import type { EventBatch, SubscribeOptions } from '../port';
import { BatchBuilder } from './batch-builder';
import type { Connection } from './connection';
import { positionOf, toPosition } from './decode';
import { NoAnswerError, StoreRefusedError, StoreUnavailableError, UnreadableEventError } from './errors';
import { failureOf, reasonOf } from './failure';
import { Feed } from './feed';
import type { LogEnd } from './log-end';
import type { LogReader } from './log-reader';
import type { StoreWarning } from './options';
import type { Patience } from './patience';

export interface SubscriptionParts {
  readonly connection: Connection;
  readonly reader: LogReader;
  readonly logEnd: LogEnd;
  readonly patience: Patience;
  readonly warn: (warning: StoreWarning) => void;
  /** Feeds that are open, so that closing can stop those whose consumer does not come back. */
  readonly feeds: Set<Feed>;
}

/**
 * The port's subscription: one feed of the client after another, each going on where the last one was read to (rule 7).
 */
export class Subscription {
  private readonly batch: BatchBuilder;
  private failures = 0;

  constructor(
    private readonly parts: SubscriptionParts,
    private readonly options: SubscribeOptions,
    private readonly ending: AbortSignal,
  ) {
    this.batch = new BatchBuilder(options);
  }

  /** @throws CheckpointAheadError, StoreUnavailableError, StoreRefusedError, UnreadableEventError */
  async *batches(): AsyncGenerator<EventBatch, void, undefined> {
    while (!this.ending.aborted) {
      try {
        yield* this.oneFeed();
      } catch (error) {
        await this.recover(error);
      }
    }
  }

  private async *oneFeed(): AsyncGenerator<EventBatch, void, undefined> {
    const { batch, parts } = this;
    // What was visible before the feed began has been delivered once the feed says that it caught up.
    const end = await parts.logEnd.last();
    if (batch.position > end) throw new CheckpointAheadError(batch.position, end);
    const feed = new Feed(parts.connection, batch.position, this.options.filter);
    parts.feeds.add(feed);
    try {
      while (!this.ending.aborted) {
        const rings = feed.bell.count;
        const emptied = batch.fill(feed);
        // Taken in the same turn as the emptied buffer: a moment later they could run ahead of it.
        const caughtUp = emptied && feed.caughtUp;
        const failed = feed.failure !== undefined;
        if (caughtUp) batch.passTo(end);
        if (emptied) await this.passTo(feed.takeCheckpoint(), caughtUp);
        if (batch.hasNews(caughtUp, failed)) yield this.handOut(caughtUp);
        else if (await this.isSpent(feed, rings)) return;
      }
    } finally {
      parts.feeds.delete(feed);
      feed.stop();
    }
  }

  private handOut(caughtUp: boolean): EventBatch {
    const handedOut = this.batch.handOut(caughtUp);
    if (handedOut.events.length > 0) this.failures = 0;
    return handedOut;
  }

  /**
   * Checkpoints of a catch-up are the starts of the server's pages: the end of one record, with prepare 0. At the end
   * of the log the next event begins right there, and an exclusive position of that number would hide it. So the record
   * before is looked up, unless events on their way to the consumer, or the known end of the log, say enough.
   */
  private async passTo(checkpoint: LogPosition | undefined, caughtUp: boolean): Promise<void> {
    if (!checkpoint || checkpoint.commit <= this.batch.position) return;
    const position = toPosition(checkpoint);
    if (position !== undefined) this.batch.passTo(position);
    else if (this.batch.empty && !caughtUp) {
      const [record] = await this.parts.reader.backwards(1, checkpoint);
      if (record) this.batch.passTo(positionOf(record));
    }
  }

  /** Waits for news. True when this feed has nothing more to give and the next one has to take over. */
  private async isSpent(feed: Feed, rings: number): Promise<boolean> {
    const broken = this.batch.poison ?? feed.failure;
    if (broken) throw broken;
    const { quietMs, readTimeoutMs } = this.parts.patience.timing;
    const patienceMs = feed.caughtUp ? quietMs : readTimeoutMs;
    await feed.bell.next(rings, patienceMs, this.ending);
    if (feed.bell.count !== rings || this.ending.aborted) return false;
    if (!feed.caughtUp) throw new NoAnswerError('the subscription', patienceMs);
    // Silent although the log went on: it filters (and gives no checkpoint for a while) or it is dead. A new feed heals
    // both.
    const end = await this.parts.logEnd.last();
    if (end === this.batch.position) this.failures = 0;
    return end > this.batch.position && feed.bell.count === rings;
  }

  private async recover(error: unknown): Promise<void> {
    if (this.ending.aborted) return;
    if (isFinal(error)) throw error;
    const what = 'the subscription';
    if (failureOf(error) !== 'passing') throw new StoreRefusedError(what, reasonOf(error), { cause: error });
    this.failures += 1;
    const { patience, warn } = this.parts;
    if (this.failures > patience.timing.renewals) {
      throw new StoreUnavailableError(what, reasonOf(error), { cause: error });
    }
    warn({ kind: 'subscription-renewed', what, attempt: this.failures, error });
    await patience.pause(this.failures, this.ending);
  }
}

const isFinal = (error: unknown): boolean =>
  error instanceof CheckpointAheadError || error instanceof UnreadableEventError || error instanceof StoreRefusedError;
