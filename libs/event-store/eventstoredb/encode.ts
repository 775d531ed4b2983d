import { type EventData, jsonEvent } from '@eventstore/db-client';
import type { SerializedEvent } from '../serialize';

/**
 * The client prints data again with `JSON.stringify`, so it gets the parsed form of text that was already printed once:
 * nothing in it can throw or vanish any more (rule 2), and the bytes on the wire are that very text. Metadata can go as
 * bytes.
 */
export const encodeEvent = ({ id, type, data, metadata }: SerializedEvent): EventData =>
  jsonEvent({ id, type, data: JSON.parse(data) as never, metadata: new TextEncoder().encode(metadata) });
