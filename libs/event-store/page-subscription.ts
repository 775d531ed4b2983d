import type { Bell } from './bell';
import { CheckpointAheadError } from './errors';
import { BATCH_EVENTS_DEFAULT } from './limits';
import type { EventBatch, EventStore, SubscribeOptions } from './port';
import { assertLimit } from './read-window';

/** How long a subscription at the end of the log trusts that somebody would have rung. */
const POLL_INTERVAL_MS = 250;

/**
 * A subscription made of pages: read on from the last page, at the end of the log wait for the bell. Its safety rests
 * on the log alone (no page passes a gap); since the consumer pulls, no checkpoint runs ahead of what was handled.
 */
export async function* subscribeByPages(
  store: Pick<EventStore, 'readAll' | 'head'>,
  bell: Bell,
  closing: AbortSignal,
  options: SubscribeOptions,
): AsyncGenerator<EventBatch, void, undefined> {
  const { filter, batchSize = BATCH_EVENTS_DEFAULT } = options;
  assertLimit(batchSize);
  const ending = AbortSignal.any([options.signal, closing]);
  if (ending.aborted) return;
  const head = await store.head();
  if (options.after > head) throw new CheckpointAheadError(options.after, head);
  let after = options.after;
  let toldCaughtUp = false;
  while (!ending.aborted) {
    const seen = bell.count;
    const page = await unlessEnding(ending, store.readAll(after, batchSize, filter));
    if (page === undefined) return;
    if (page.scannedTo > after || (page.end && !toldCaughtUp)) {
      after = page.scannedTo;
      toldCaughtUp = page.end;
      yield { events: page.events, checkpoint: after, caughtUp: page.end };
    }
    if (page.end) await bell.next(seen, POLL_INTERVAL_MS, ending);
  }
}

/** A read that fails because the store is being closed is the end of the subscription, not an error. */
async function unlessEnding<T>(ending: AbortSignal, read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (ending.aborted) return undefined;
    throw error;
  }
}
