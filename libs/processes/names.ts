/** Category of all streams of processes. */
export const CATEGORY = 'process';
export const STREAM_PREFIX = `${CATEGORY}-`;

const NAME = /^[A-Za-z][A-Za-z0-9_.]{0,59}$/;
const INSTANCE = /^[A-Za-z0-9_.-]{1,150}$/;

/** @throws RangeError for a name that could not be told from others in the name of a stream */
export function assertProcessName(name: string): void {
  if (!NAME.test(name)) throw new RangeError(`not a name of a process: ${JSON.stringify(name)}`);
}

/** @throws RangeError for an id that cannot stand in the name of a stream */
export function assertInstance(instance: string): void {
  if (!INSTANCE.test(instance)) throw new RangeError(`not an instance of a process: ${JSON.stringify(instance)}`);
}

/** What follows the category in the stream's name. */
export const idOf = (process: string, instance: string): string => `${process}-${instance}`;

export const streamOf = (process: string, instance: string): string => `${CATEGORY}-${idOf(process, instance)}`;

export const streamPrefixOf = (process: string): string => `${CATEGORY}-${process}-`;

/** Process and instance of a stream; undefined for a stream of something else. */
export function partsOf(stream: string): { readonly process: string; readonly instance: string } | undefined {
  const match = /^process-([^-]+)-(.+)$/.exec(stream);
  return match ? { process: match[1]!, instance: match[2]! } : undefined;
}

/** Names of the two durable subscribers of a process, as they stand in `ops.checkpoint` and `ops.held_event`. */
export const inboxOf = (process: string): string => `process-inbox:${process}`;
export const outboxOf = (process: string): string => `process-outbox:${process}`;
