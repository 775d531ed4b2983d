import { InvalidAppendError } from './errors';
import { APPEND_BYTES_MAX } from './limits';
import { isEventId, isEventType, isStreamName } from './names';
import type { EventToAppend, ExpectedRevision } from './port';

/** An event as it is stored: JSON text that no store parses or prints again, so that its bytes can be hashed. */
export interface SerializedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** What `expected` means for a stream without events, so that the first event's revision is always `expected + 1`. */
export const NO_STREAM = -1;

export interface SerializedAppend {
  readonly stream: string;
  /** Last revision expected, `NO_STREAM` for a new stream. */
  readonly expected: number;
  readonly events: readonly SerializedEvent[];
  readonly bytes: number;
}

/**
 * Checks an append and turns it into text, before anything leaves the process. Each store appends through this door, so
 * what one accepts the others accept.
 * @throws InvalidAppendError
 */
export function serializeAppend(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
): SerializedAppend {
  if (!isStreamName(stream)) throw new InvalidAppendError(`not a stream name: ${JSON.stringify(stream)}`);
  if (events.length === 0) throw new InvalidAppendError(`append to ${stream} holds no event`);
  const serialized: SerializedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const one = serializeEvent(event);
    bytes += Buffer.byteLength(one.data) + Buffer.byteLength(one.metadata) + 2 * one.type.length;
    serialized.push(one);
  }
  if (bytes > APPEND_BYTES_MAX) {
    throw new InvalidAppendError(`append to ${stream} has ${bytes} bytes, at most ${APPEND_BYTES_MAX} are allowed`);
  }
  refuseTwins(serialized);
  return { stream, expected: expectedNumber(expected), events: serialized, bytes };
}

function serializeEvent(event: EventToAppend): SerializedEvent {
  if (!isEventId(event.id)) throw new InvalidAppendError(`not an event id: ${JSON.stringify(event.id)}`);
  if (!isEventType(event.type)) throw new InvalidAppendError(`not an event type: ${JSON.stringify(event.type)}`);
  return { id: event.id, type: event.type, data: toJson(event.data), metadata: toJson(event.metadata) };
}

/** A bigint, a cycle or `undefined` fails here: inside EventStoreDB's client it would end the process or hang. */
function toJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw new InvalidAppendError(`not a JSON value: ${cause instanceof Error ? cause.message : 'unknown reason'}`);
  }
  if (text === undefined) throw new InvalidAppendError(`not a JSON value: ${typeof value}`);
  return text;
}

function refuseTwins(events: readonly SerializedEvent[]): void {
  if (events.length > 1 && new Set(events.map((event) => event.id)).size < events.length) {
    throw new InvalidAppendError('two events of one append have the same id');
  }
}

function expectedNumber(expected: ExpectedRevision): number {
  if (expected === 'no_stream') return NO_STREAM;
  if (Number.isSafeInteger(expected) && expected >= 0) return expected;
  throw new InvalidAppendError(`not an expected revision: ${String(expected)}`);
}

/** The revision as callers name it: `no_stream` for a stream without events. */
export const revisionOf = (last: number): ExpectedRevision => (last === NO_STREAM ? 'no_stream' : last);
