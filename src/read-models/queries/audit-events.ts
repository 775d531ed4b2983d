import type { EventStore, RecordedEvent } from '#libs/event-store';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { AuditEventRow } from '../audit/audit-event.entity';
import { pageOf, parseTimeKey, timeKey } from './page';
import type { Page, PageRequest } from './page';

export interface AuditFilter extends PageRequest {
  readonly merchantId: string;
  readonly stream?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly correlationId?: string;
  /** Inclusive. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
}

/** Events of a merchant, the newest first: found by the index, shown as they stand in the log. */
export async function listAuditEvents(
  database: DataSource,
  store: EventStore,
  filter: AuditFilter,
): Promise<Page<RecordedEvent>> {
  const { limit } = filter;
  if (filter.stream !== undefined) return await listStream(store, filter.stream, filter);
  const rows = await indexed(database, filter)
    .limit(limit + 1)
    .getMany();
  const events = await fromLog(store, rows.slice(0, limit));
  const page = pageOf(
    rows,
    limit,
    (row) => timeKey(row.occurredAt, row.position),
    (row) => row,
  );
  return { ...page, items: events };
}

function indexed(database: DataSource, filter: AuditFilter): SelectQueryBuilder<AuditEventRow> {
  const { merchantId, type, actor, correlationId, from, to, after } = filter;
  const query = database
    .getRepository(AuditEventRow)
    .createQueryBuilder('e')
    .where('e.merchantId = :merchantId', { merchantId });
  if (type !== undefined) query.andWhere('e.type = :type', { type });
  if (actor !== undefined) query.andWhere('e.actor = :actor', { actor });
  if (correlationId !== undefined) query.andWhere('e.correlationId = :correlationId', { correlationId });
  if (from) query.andWhere('e.occurredAt >= :from', { from });
  if (to) query.andWhere('e.occurredAt < :to', { to });
  if (after !== undefined) query.andWhere('(e.occurredAt, e.position) < (:at, :position)', parseTimeKey(after));
  return query.orderBy('e.occurredAt', 'DESC').addOrderBy('e.position', 'DESC');
}

/** Events of one stream that are looked at in one go. */
const LOOKED_AT = 500;

/** One stream needs no index: the log has it in order, and shows it without waiting for any projection. */
async function listStream(store: EventStore, stream: string, filter: AuditFilter): Promise<Page<RecordedEvent>> {
  const { after, limit } = filter;
  const wanted: RecordedEvent[] = [];
  let from = after === undefined ? undefined : Number.parseInt(after, 10) - 1;
  while (wanted.length <= limit && (from === undefined || from >= 0)) {
    const { events } = await store.read(stream, { direction: 'backwards', from, limit: LOOKED_AT });
    wanted.push(...events.filter((event) => isWanted(event, filter)));
    from = (events.at(-1)?.revision ?? 0) - 1;
  }
  return pageOf(
    wanted,
    limit,
    ({ revision }) => String(revision),
    (event) => event,
  );
}

function isWanted({ type: found, metadata }: RecordedEvent, filter: AuditFilter): boolean {
  const { merchantId, type, actor, correlationId, from, to } = filter;
  const at = new Date(metadata.occurredAt);
  return (
    metadata.merchantId === merchantId &&
    (type === undefined || found === type) &&
    (actor === undefined || metadata.actor === actor) &&
    (correlationId === undefined || metadata.correlationId === correlationId) &&
    (!from || at >= from) &&
    (!to || at < to)
  );
}

/**
 * The events that the index names, in its order. Those that stand near each other in the log are read in one go.
 * @throws Error when the log has something else at that place than the index says: one of them was tampered with
 */
async function fromLog(store: EventStore, rows: readonly AuditEventRow[]): Promise<RecordedEvent[]> {
  const read = await Promise.all(neighbours(rows).map((run) => readRun(store, run)));
  const found = new Map(read.flat().map((event) => [event.position, event]));
  return rows.map((row) => {
    const event = found.get(BigInt(row.position));
    if (event?.stream === row.stream && event.revision === row.revision) return event;
    throw new Error(`${row.stream}@${row.revision} does not stand at position ${row.position} of the log`);
  });
}

/**
 * Further apart than this, what lies between costs more than a read of its own. Positions of a store that counts bytes
 * are always further apart.
 */
const APART_MOST = 50n;

/** Rows whose places in the log follow each other closely, by position. */
function neighbours(rows: readonly AuditEventRow[]): AuditEventRow[][] {
  const runs: AuditEventRow[][] = [];
  for (const row of rows.toSorted((a, b) => Number(BigInt(a.position) - BigInt(b.position)))) {
    const last = runs.at(-1)?.at(-1);
    if (last && BigInt(row.position) - BigInt(last.position) <= APART_MOST) runs.at(-1)!.push(row);
    else runs.push([row]);
  }
  return runs;
}

async function readRun(store: EventStore, run: readonly AuditEventRow[]): Promise<readonly RecordedEvent[]> {
  const [first] = run as [AuditEventRow];
  if (run.length === 1) return (await store.read(first.stream, { from: first.revision, limit: 1 })).events;
  const [from, to] = [BigInt(first.position), BigInt(run.at(-1)!.position)];
  return (await store.readAll(from - 1n, Number(to - from) + 1)).events;
}
