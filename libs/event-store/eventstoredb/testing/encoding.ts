import { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import type { LogRecord } from './log';

const UUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

export const streamName = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

/** Name fields are bytes: a plain string would be read as base64. */
export function streamIdentifier(name: string): StreamIdentifier {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(new TextEncoder().encode(name));
  return identifier;
}

/** The real server refuses malformed and all-zero ids; the client does not look. */
export const isUuid = (id: string): boolean => UUID_PATTERN.test(id) && id !== NIL_UUID;

export function encodeUuid(id: string, structured: boolean): UUID {
  const uuid = new UUID();
  if (!structured) {
    uuid.setString(id);
    return uuid;
  }
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const halves = new UUID.Structured();
  halves.setMostSignificantBits(bytes.readBigInt64BE(0).toString());
  halves.setLeastSignificantBits(bytes.readBigInt64BE(8).toString());
  uuid.setStructured(halves);
  return uuid;
}

export function encodeEvent(record: LogRecord): ReadResp {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  // Both forms of a uuid are legal; alternating keeps a reader of only one from passing.
  event.setId(encodeUuid(record.id, record.position % 2n === 0n));
  event.setStreamIdentifier(streamIdentifier(record.stream));
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(String(record.position));
  event.setPreparePosition(String(record.position));
  event.setData(record.data);
  event.setCustomMetadata(record.metadata);
  event.getMetadataMap().set('type', record.type);
  event.getMetadataMap().set('content-type', record.contentType);
  event.getMetadataMap().set('created', String(record.createdTicks));
  const readEvent = new ReadResp.ReadEvent();
  readEvent.setEvent(event);
  readEvent.setCommitPosition(String(record.position));
  const response = new ReadResp();
  response.setEvent(readEvent);
  return response;
}

export function encodeCheckpoint({ commit, prepare }: { commit: bigint; prepare: bigint }): ReadResp {
  const checkpoint = new ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const response = new ReadResp();
  response.setCheckpoint(checkpoint);
  return response;
}

export function encodeConfirmation(id: string): ReadResp {
  const confirmation = new ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(id);
  const response = new ReadResp();
  response.setConfirmation(confirmation);
  return response;
}

export function encodeCaughtUp(): ReadResp {
  const response = new ReadResp();
  response.setCaughtUp(new ReadResp.CaughtUp());
  return response;
}

export function encodeStreamNotFound(stream: string): ReadResp {
  const notFound = new ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(streamIdentifier(stream));
  const response = new ReadResp();
  response.setStreamNotFound(notFound);
  return response;
}
