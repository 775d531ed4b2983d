import type { Pool } from 'pg';
import type { EventFilter, EventPage, Position, ReadOptions, RecordedEvent, StreamSlice } from '../port';
import { assertLimit, assertWhole, readWindow } from '../read-window';

const COLUMNS = 'position, stream, revision, event_id, type, data, metadata, recorded_at';

/**
 * With a filter, a page looks at this many positions at most: a sparse one must not read the whole log in one query.
 */
const FILTERED_WINDOW = 20_000;

interface Row {
  readonly head: string;
  readonly position: string | null;
  readonly stream: string;
  readonly revision: number;
  readonly event_id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly recorded_at: Date;
}

const FORWARDS = `
  SELECT ${COLUMNS} FROM es.event WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3`;
const BACKWARDS = `
  SELECT ${COLUMNS} FROM es.event WHERE stream = $1 AND revision <= $2 ORDER BY revision DESC LIMIT $3`;
const HEAD = 'coalesce((SELECT position FROM es.event ORDER BY position DESC LIMIT 1), 0)';
const REVISION_MAX = 2 ** 31 - 1;

/** Head and page in one statement, so from one snapshot: what a page says about the end of the log is true for it. */
const page = (name: string, where: string): { name: string; text: string } => ({
  name: `es-page${name}`,
  text: `
    SELECT log.head, e.* FROM (SELECT ${HEAD} AS head) log
      LEFT JOIN LATERAL (
        SELECT ${COLUMNS} FROM es.event
         WHERE position > $1 AND position <= $2 ${where} ORDER BY position LIMIT $3) e ON true
     ORDER BY e.position`,
});

const BY_PREFIX = 'AND stream ^@ ANY ($4::text[])';
const PAGES = {
  all: page('', ''),
  prefixes: page('-prefixes', BY_PREFIX),
  types: page('-types', 'AND type = ANY ($4::text[])'),
  both: page('-both', `${BY_PREFIX} AND type = ANY ($5::text[])`),
};

/** Keyset reads. Plain `position > last` is safe because positions become visible in their order; see append.sql. */
export class Reader {
  constructor(private readonly pool: Pool) {}

  async stream(stream: string, options?: ReadOptions): Promise<StreamSlice> {
    const window = readWindow(stream, options);
    const [name, text, first] = window.backwards
      ? ['es-backwards', BACKWARDS, REVISION_MAX]
      : ['es-forwards', FORWARDS, 0];
    const from = Math.min(window.from ?? first, REVISION_MAX);
    const { rows } = await this.pool.query<Row>({ name, text, values: [stream, from, window.fetch] });
    assertWhole(stream, window, rows.length);
    return { exists: rows.length > 0 || (await this.exists(stream)), events: rows.map(toRecorded) };
  }

  async log(after: Position, limit: number, filter: EventFilter = {}): Promise<EventPage> {
    assertLimit(limit);
    // Positions have no holes: a page without a filter looks at exactly as many as it returns.
    const filtered = filter.streamPrefixes !== undefined || filter.types !== undefined;
    const upTo = after + BigInt(filtered ? Math.max(limit, FILTERED_WINDOW) : limit);
    const { rows } = await this.pool.query<Row>(pageQuery([String(after), String(upTo), limit], filter));
    const head = BigInt(rows[0]!.head);
    const events = rows[0]!.position === null ? [] : rows.map(toRecorded);
    const looked = events.length === limit ? events[limit - 1]!.position : upTo;
    const scannedTo = looked < head ? looked : head;
    return { events, scannedTo: scannedTo > after ? scannedTo : after, end: scannedTo >= head };
  }

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<{ head: string }>({ name: 'es-head', text: `SELECT ${HEAD} AS head` });
    return BigInt(rows[0]!.head);
  }

  private async exists(stream: string): Promise<boolean> {
    const text = 'SELECT FROM es.event WHERE stream = $1 LIMIT 1';
    return (await this.pool.query({ name: 'es-exists', text, values: [stream] })).rowCount === 1;
  }
}

function pageQuery(
  values: readonly unknown[],
  { streamPrefixes, types }: EventFilter,
): { name: string; text: string; values: unknown[] } {
  if (streamPrefixes && types) return { ...PAGES.both, values: [...values, streamPrefixes, types] };
  if (streamPrefixes) return { ...PAGES.prefixes, values: [...values, streamPrefixes] };
  return types ? { ...PAGES.types, values: [...values, types] } : { ...PAGES.all, values: [...values] };
}

const toRecorded = (row: Row): RecordedEvent => ({
  position: BigInt(row.position!),
  stream: row.stream,
  revision: row.revision,
  id: row.event_id,
  type: row.type,
  data: JSON.parse(row.data) as unknown,
  metadata: JSON.parse(row.metadata) as RecordedEvent['metadata'],
  recordedAt: row.recorded_at,
});
