import type { EventFilter, RecordedEvent } from '#libs/event-store';

/**
 * A durable subscriber that acts: it sends commands and calls others. At least once: after a crash an event may be
 * handled again, so what it does must be idempotent (a command id derived from the event's id is).
 */
export interface Reaction {
  readonly name: string;
  readonly filter?: EventFilter;
  /**
   * `hold`: the failing event and its successors with the same key wait and are retried, in order.
   * `park`: the failing event alone is set aside and retried.
   */
  readonly onFailure: 'hold' | 'park';
  /** Events with the same key are handled one after the other; default: those of one stream. */
  key?(event: RecordedEvent): string;
  handle(event: RecordedEvent): Promise<void>;
}
