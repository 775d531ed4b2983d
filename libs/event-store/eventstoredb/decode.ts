import type {
  AllStreamRecordedEvent,
  Position as LogPosition,
  RecordedEvent as ClientEvent,
} from '@eventstore/db-client';
import { isStreamName } from '../names';
import type { EventMetadata } from '../metadata';
import type { Position, RecordedEvent } from '../port';
import { withoutMark } from './append-mark';
import { UnreadableEventError } from './errors';

type AnyClientEvent = ClientEvent | AllStreamRecordedEvent;

/** Events in streams whose names the port does not allow (`$stats…`, `$$order-…`) belong to the server. */
export const isLedgerEvent = (event: AnyClientEvent): boolean => isStreamName(event.streamId);

/**
 * The commit position, which for all that is written over gRPC equals the prepare position. A pair that differs cannot
 * be told by one number: taken as exclusive it could hide the event that follows.
 */
export function toPosition(place: LogPosition): Position | undefined {
  return place.commit === place.prepare ? place.commit : undefined;
}

export const fromPosition = (position: Position): LogPosition => ({ commit: position, prepare: position });

/** @throws UnreadableEventError when the record was written by a transaction of the retired TCP protocol */
export function positionOf(event: AnyClientEvent): Position {
  const position = event.position && toPosition(event.position);
  if (position === undefined) {
    throw new UnreadableEventError(
      event.streamId,
      event.revision,
      undefined,
      'its commit and prepare positions differ',
    );
  }
  return position;
}

/** @throws UnreadableEventError when the event is not one that this adapter wrote */
export function decodeEvent(event: AnyClientEvent): RecordedEvent {
  const position = positionOf(event);
  const unreadable = (reason: string): Error =>
    new UnreadableEventError(event.streamId, event.revision, position, reason);
  if (!event.isJson) throw unreadable('its data is not JSON');
  // The client gives malformed or missing metadata back as bytes or undefined, without an error.
  if (!isObject(event.metadata)) throw unreadable('its metadata is no JSON object');
  return {
    position,
    stream: event.streamId,
    revision: Number(event.revision),
    id: event.id,
    type: event.type,
    data: event.data,
    metadata: withoutMark(event.metadata) as unknown as EventMetadata,
    recordedAt: event.created,
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && !Array.isArray(value);
