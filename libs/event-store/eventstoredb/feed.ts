import {
  type AllStreamRecordedEvent,
  type AllStreamSubscription,
  type Filter,
  type Position as LogPosition,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { Bell } from '../bell';
import type { EventFilter, Position } from '../port';
import type { Connection } from './connection';
import { fromPosition } from './decode';

/** Names of the server's own streams start with `$`. The one expression in use, and the same in every dialect. */
const OWN_STREAMS = '^[^$]';
/** Considered events between two checkpoints of the server: a page of its catch-up times this. */
const CHECKPOINT_PAGES = 8;

/**
 * One subscription of the client, read by hand. Its signals run ahead of its events: they fire when a message enters
 * the buffer, not when it was read. So they only set a field and ring; what they say holds once `read()` has given
 * null, because everything pushed before has then been taken out.
 */
export class Feed {
  readonly bell = new Bell();
  /** The server has sent everything up to the end of the log at least once. */
  caughtUp = false;
  /** Why nothing more will come. */
  failure: Error | undefined;
  private checkpoint: LogPosition | undefined;
  private readonly subscription: AllStreamSubscription;

  constructor({ subscriptions, call }: Connection, after: Position, filter: EventFilter | undefined) {
    const from = after === 0n ? START : fromPosition(after);
    this.subscription = subscriptions.subscribeToAll({
      ...call,
      fromPosition: from,
      filter: this.serverFilter(filter),
    });
    this.subscription
      .on('readable', () => this.bell.ring())
      .on('caughtUp', () => {
        this.caughtUp = true;
        this.bell.ring();
      })
      .on('error', (error: Error) => this.end(error))
      .on('end', () => this.end(new Error('the node ended the subscription')));
  }

  /** The next event, null when the buffer is empty. */
  read(): AllStreamRecordedEvent | null {
    for (;;) {
      const resolved = this.subscription.read() as { event?: AllStreamRecordedEvent } | null;
      if (resolved === null) return null;
      if (resolved.event) return resolved.event;
    }
  }

  /** The newest checkpoint of the server, once. It is ahead of the reader until the buffer is empty. */
  takeCheckpoint(): LogPosition | undefined {
    const { checkpoint } = this;
    this.checkpoint = undefined;
    return checkpoint;
  }

  /** Destroying alone would leave the subscription open on the server. */
  stop(): void {
    this.subscription.unsubscribe().catch(() => undefined);
    this.subscription.destroy();
    this.bell.ring();
  }

  private end(error: Error): void {
    this.failure ??= error;
    this.bell.ring();
  }

  private serverFilter(filter: EventFilter | undefined): Filter {
    const options = {
      checkpointInterval: CHECKPOINT_PAGES,
      checkpointReached: (_: unknown, place: LogPosition): void => {
        this.checkpoint = place;
        this.bell.ring();
      },
    };
    const prefixes = [...(filter?.streamPrefixes ?? [])];
    return prefixes.length > 0 && !prefixes.includes('')
      ? streamNameFilter({ ...options, prefixes })
      : streamNameFilter({ ...options, regex: OWN_STREAMS });
  }
}
