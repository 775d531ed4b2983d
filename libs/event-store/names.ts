const NAME = /^[A-Za-z0-9_.-]+$/;
const STREAM_NAME_LENGTH_MAX = 250;
const EVENT_TYPE_LENGTH_MAX = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** ASCII only: stream names travel in gRPC trailers, and a leading `$` would name one of EventStoreDB's own streams. */
export const isStreamName = (name: string): boolean => name.length <= STREAM_NAME_LENGTH_MAX && NAME.test(name);

export const isEventType = (type: string): boolean => type.length <= EVENT_TYPE_LENGTH_MAX && NAME.test(type);

/** Canonical lower case: stores give ids back in that form, and a repeated append is recognised by comparing them. */
export const isEventId = (id: string): boolean => UUID.test(id) && id !== NIL_UUID;
