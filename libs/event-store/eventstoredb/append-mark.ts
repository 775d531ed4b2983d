import { randomUUID } from 'node:crypto';
import type { SerializedAppend } from '../serialize';

/** In the metadata at the node only: readers of the port never see it. No field of the ledger begins like this. */
const FIELD = '_append';

/**
 * Signs the last event of an append with a random mark. The protocol answers a repeat as it answers a first append, and
 * compares ids alone; only the mark in the log says which of two callers wrote the event.
 */
export function signed(append: SerializedAppend): { readonly mark: string; readonly append: SerializedAppend } {
  const mark = randomUUID();
  const last = append.events.at(-1)!;
  // Added to the text, so that the rest of it stays as it was printed.
  const fields = last.metadata === '{}' ? '{' : `${last.metadata.slice(0, -1)},`;
  const events = [...append.events.slice(0, -1), { ...last, metadata: `${fields}"${FIELD}":"${mark}"}` }];
  return { mark, append: { ...append, events } };
}

/** The mark in an event's metadata; undefined for other events than the last of an append. */
export const markOf = (metadata: unknown): unknown => (metadata as Record<string, unknown> | undefined)?.[FIELD];

export function withoutMark<T extends object>(metadata: T): T {
  const { [FIELD]: _, ...rest } = metadata as T & Record<typeof FIELD, unknown>;
  return rest as T;
}
