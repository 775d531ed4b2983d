import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { BATCH_EVENTS_DEFAULT } from '../limits';
import type { EventBatch, Position, RecordedEvent, SubscribeOptions } from '../port';
import { assertLimit } from '../read-window';
import { decodeEvent, positionOf } from './decode';
import type { Feed } from './feed';
import { isWanted } from './ledger-reader';

/** Puts the batches of one subscription together and keeps its checkpoint, whatever happens to the feeds below it. */
export class BatchBuilder {
  /** Everything up to here was taken in, or was looked at and did not match. */
  position: Position;
  /** An event that cannot be read. Nothing behind it may be delivered, and no checkpoint may pass it. */
  poison: Error | undefined;
  private handedOut: Position;
  private events: RecordedEvent[] = [];
  private toldCaughtUp = false;
  private readonly size: number;

  constructor(private readonly options: SubscribeOptions) {
    this.position = this.handedOut = options.after;
    this.size = options.batchSize ?? BATCH_EVENTS_DEFAULT;
    assertLimit(this.size);
  }

  get empty(): boolean {
    return this.events.length === 0;
  }

  /** Takes in what the feed holds. True when its buffer was emptied, false for a full batch or an unreadable event. */
  fill(feed: Feed): boolean {
    while (this.events.length < this.size && !this.poison) {
      const record = feed.read();
      if (record === null) return true;
      try {
        this.take(record);
      } catch (error) {
        this.poison = error as Error;
      }
    }
    return false;
  }

  /**
   * Moves the checkpoint on without an event. Safe only for a place that the feed has reached with an empty buffer
   * (rule 8).
   */
  passTo(position: Position): void {
    if (position > this.position) this.position = position;
  }

  /**
   * While catching up, batches are filled: read models cost by the batch. At the end of the log nothing is held back.
   */
  hasNews(caughtUp: boolean, failed: boolean): boolean {
    if (this.empty) return this.position > this.handedOut || (caughtUp && !this.toldCaughtUp);
    return this.events.length === this.size || caughtUp || failed || this.poison !== undefined;
  }

  handOut(caughtUp: boolean): EventBatch {
    const { events, position } = this;
    this.events = [];
    this.handedOut = position;
    this.toldCaughtUp = caughtUp;
    return { events, checkpoint: position, caughtUp };
  }

  private take(record: AllStreamRecordedEvent): void {
    const position = positionOf(record);
    // A node that repeats itself repeats what the consumer was given.
    if (position <= this.position) return;
    if (isWanted(record, this.options.filter)) this.events.push(decodeEvent(record));
    this.position = position;
  }
}
