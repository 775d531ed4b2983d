import { CheckpointAheadError } from '#libs/event-store';
import type { EventStore, Position } from '#libs/event-store';

/**
 * A log that was restored from an older backup than its subscribers: they show, or have done, what never happened, and
 * would sleep until the log has passed them, over events that they never see.
 * @throws CheckpointAheadError
 */
export async function assertBehindHead(store: EventStore, position: Position): Promise<void> {
  const head = await store.head();
  if (position > head) throw new CheckpointAheadError(position, head);
}
