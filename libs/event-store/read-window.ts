import { READ_EVENTS_MAX } from './limits';
import { isStreamName } from './names';
import type { ReadOptions } from './port';

/** A read of one stream with every default spelled out. */
export interface ReadWindow {
  /** First revision to return, inclusive; undefined: the first forwards, the last backwards. */
  readonly from: number | undefined;
  readonly backwards: boolean;
  /** Events to fetch: one more than may be returned when the caller set no limit, so that a cut is noticed. */
  readonly fetch: number;
  readonly limit: number;
}

/** @throws RangeError for a name that no stream can have, a negative start, or a limit outside 1 … 10,000 */
export function readWindow(stream: string, options: ReadOptions = {}): ReadWindow {
  const { from, direction = 'forwards', limit = READ_EVENTS_MAX } = options;
  if (!isStreamName(stream)) throw new RangeError(`not a stream name: ${JSON.stringify(stream)}`);
  if (from !== undefined && !(Number.isSafeInteger(from) && from >= 0)) throw new RangeError(`not a revision: ${from}`);
  assertLimit(limit);
  const fetch = options.limit === undefined ? limit + 1 : limit;
  return { from, backwards: direction === 'backwards', fetch, limit };
}

/** @throws RangeError outside 1 … 10,000, so that no read is unbounded */
export function assertLimit(limit: number): void {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > READ_EVENTS_MAX) {
    throw new RangeError(`a read returns 1 to ${READ_EVENTS_MAX} events, asked for ${limit}`);
  }
}

/**
 * A fold over the first part of a stream would be a wrong state: without a limit, it is the whole stream or an error.
 * @throws RangeError
 */
export function assertWhole(stream: string, window: ReadWindow, found: number): void {
  if (found > window.limit) throw new RangeError(`${stream} holds more than ${window.limit} events: read it in pages`);
}
