import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { matches } from '../filter';
import type { EventFilter, EventPage, Position, ReadOptions, RecordedEvent, StreamSlice } from '../port';
import { assertLimit, assertWhole, readWindow } from '../read-window';
import { decodeEvent, isLedgerEvent, positionOf } from './decode';
import type { LogReader } from './log-reader';

const PAGE_LEAST = 128;
const PAGE_MOST = 1_000;
/** Records that one page of the port may look through; a sparse filter gets its answer in several pages. */
const SCANNED_MOST = 20_000;

export async function readStream(reader: LogReader, stream: string, options?: ReadOptions): Promise<StreamSlice> {
  const window = readWindow(stream, options);
  const from = window.from === undefined ? undefined : BigInt(window.from);
  const found = await reader.stream(stream, from, window.backwards ? 'backwards' : 'forwards', window.fetch);
  assertWhole(stream, window, found?.length ?? 0);
  return { exists: found !== undefined, events: (found ?? []).map(decodeEvent) };
}

/** Reads of the log cannot be filtered by the server through this client, so the page is put together here. */
export async function readAll(
  reader: LogReader,
  after: Position,
  limit: number,
  filter?: EventFilter,
): Promise<EventPage> {
  assertLimit(limit);
  const events: RecordedEvent[] = [];
  let scannedTo = after;
  for (let scanned = 0; scanned < SCANNED_MOST;) {
    const count = Math.min(PAGE_MOST, Math.max(PAGE_LEAST, limit - events.length));
    const { records, end } = await reader.forwards(scannedTo, count);
    for (const record of records) {
      scannedTo = positionOf(record);
      if (isWanted(record, filter)) events.push(decodeEvent(record));
      if (events.length === limit) return { events, scannedTo, end: end && record === records.at(-1) };
    }
    if (end) return { events, scannedTo, end };
    scanned += records.length;
  }
  return { events, scannedTo, end: false };
}

export const isWanted = (record: AllStreamRecordedEvent, filter: EventFilter | undefined): boolean =>
  isLedgerEvent(record) && matches(filter, { stream: record.streamId, type: record.type });
