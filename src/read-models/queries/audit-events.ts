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
  const events = await Promise.all(rows.slice(0, limit).map((row) => fromLog(store, row)));
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

/** One stream needs no index: the log has it in order, and shows it without waiting for any projection. */
async function listStream(store: EventStore, stream: string, filter: AuditFilter): Promise<Page<RecordedEvent>> {
  const { merchantId, type, actor, correlationId, from, to, after, limit } = filter;
  const { events } = await store.read(stream, { direction: 'backwards' });
  const wanted = events.filter(({ type: found, metadata, revision }) => {
    const at = new Date(metadata.occurredAt);
    return (
      metadata.merchantId === merchantId &&
      (type === undefined || found === type) &&
      (actor === undefined || metadata.actor === actor) &&
      (correlationId === undefined || metadata.correlationId === correlationId) &&
      (!from || at >= from) &&
      (!to || at < to) &&
      (after === undefined || revision < Number.parseInt(after, 10))
    );
  });
  return pageOf(
    wanted,
    limit,
    ({ revision }) => String(revision),
    (event) => event,
  );
}

/** @throws Error when the log has something else at that place than the index says: one of them was tampered with */
async function fromLog(store: EventStore, row: AuditEventRow): Promise<RecordedEvent> {
  const { events } = await store.read(row.stream, { from: row.revision, limit: 1 });
  const [event] = events;
  if (event?.position === BigInt(row.position)) return event;
  throw new Error(`${row.stream}@${row.revision} does not stand at position ${row.position} of the log`);
}
