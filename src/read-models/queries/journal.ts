import type { Layer } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { LegRow, PostingRow } from '../journal/journal.entities';
import { bookPosition } from './book-position';
import { LEG_ACCOUNT, LEG_POSTING, LEG_POSTING_DOWN } from './leg-ranges';
import { pageOf } from './page';
import type { Page, PageRequest } from './page';

export interface JournalLeg {
  readonly account: string;
  readonly currency: string;
  /** Minor units, debits positive. */
  readonly minor: bigint;
  /** Balance of the account after this leg, debits positive. */
  readonly balanceAfter: bigint;
}

export interface JournalEntry {
  /** Position of the event and number of the posting within it, `1234.0`. */
  readonly id: string;
  readonly position: bigint;
  readonly eventId: string;
  /** Null for money that names no order. */
  readonly orderId: string | null;
  readonly rule: string;
  readonly layer: Layer;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly legs: readonly JournalLeg[];
}

export interface JournalFilter extends PageRequest {
  readonly merchantId: string;
  readonly account?: string;
  readonly orderId?: string;
  /** Inclusive; see `bookPosition` for what a time means in the books. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
}

/** Behind everything: where a list begins. */
const END = '9223372036854775807.0';

/**
 * Postings of an account, found through the index of its legs, currency by currency: as quick for an account that moved
 * twice in ten years as for one that moves all day.
 */
const OF_ACCOUNT = `(p.position, p.number) IN (
  SELECT l.position, l.number FROM rm.balance b
   CROSS JOIN LATERAL (
     SELECT DISTINCT ${LEG_POSTING} FROM rm.leg
      WHERE (${LEG_ACCOUNT}, position) > (b.merchant_id, b.account, b.currency, b.layer, :first)
        AND (${LEG_ACCOUNT}, position) <= (b.merchant_id, b.account, b.currency, b.layer, :last)
        AND (position, number) < (:position, :number)
      ORDER BY ${LEG_POSTING_DOWN} LIMIT :most) l
   WHERE b.merchant_id = :merchantId AND b.account = :account)`;

const OF_ACCOUNT_AND_ORDER = `EXISTS (
  SELECT FROM rm.leg l WHERE l.position = p.position AND l.number = p.number AND l.account = :account)`;

/**
 * Postings of a merchant with all their legs, the newest first: a range of the index `posting_list`, as those of legs
 * are (`leg-ranges.ts`), so that a merchant who has rested costs no walk through what others moved since.
 */
export async function listJournal(database: DataSource, filter: JournalFilter): Promise<Page<JournalEntry>> {
  const { merchantId, account, orderId, from, to, after = END, limit } = filter;
  const [position, number] = after.split('.');
  const first = from ? await bookPosition(database, merchantId, from, false) : 0n;
  const end = to ? await bookPosition(database, merchantId, to, false) : BigInt(position!);
  // An index is entered at a plain bound only; the pair of cursor and number would make it read on from its very end.
  const last = end < BigInt(position!) ? end : BigInt(position!);
  const query = database
    .getRepository(PostingRow)
    .createQueryBuilder('p')
    .where('(p.merchantId, p.position) > (:merchantId, :first)', { merchantId, first: String(first) })
    .andWhere('(p.merchantId, p.position) <= (:merchantId, :last)', { last: String(last) })
    .andWhere('(p.merchantId, p.position, p.number) < (:merchantId, :position, :number)', { position, number });
  if (orderId !== undefined) query.andWhere('p.orderId = :orderId', { orderId });
  if (account !== undefined) {
    query.andWhere(orderId === undefined ? OF_ACCOUNT : OF_ACCOUNT_AND_ORDER, { account, most: limit + 1 });
  }
  const rows = await query
    .orderBy('p.merchantId', 'DESC')
    .addOrderBy('p.position', 'DESC')
    .addOrderBy('p.number', 'DESC')
    .limit(limit + 1)
    .getMany();
  const legs = await legsOf(database, rows.slice(0, limit));
  return pageOf(rows, limit, idOf, (row) => toEntry(row, legs.get(idOf(row)) ?? []));
}

const idOf = ({ position, number }: { position: string; number: number }): string => `${position}.${number}`;

async function legsOf(database: DataSource, postings: readonly PostingRow[]): Promise<Map<string, LegRow[]>> {
  const legs = new Map<string, LegRow[]>();
  if (postings.length === 0) return legs;
  const rows = await database
    .getRepository(LegRow)
    .createQueryBuilder('l')
    .where('l.position IN (:...positions)', { positions: postings.map(({ position }) => position) })
    .orderBy('l.seq', 'ASC')
    .getMany();
  for (const row of rows) legs.set(idOf(row), [...(legs.get(idOf(row)) ?? []), row]);
  return legs;
}

const toEntry = (row: PostingRow, legs: readonly LegRow[]): JournalEntry => ({
  id: idOf(row),
  position: BigInt(row.position),
  eventId: row.eventId,
  orderId: row.orderId,
  rule: row.rule,
  layer: row.layer,
  occurredAt: row.occurredAt,
  recordedAt: row.recordedAt,
  legs: legs.map((leg) => ({
    account: leg.account,
    currency: leg.currency,
    minor: BigInt(leg.amount),
    balanceAfter: BigInt(leg.debitAfter) - BigInt(leg.creditAfter),
  })),
});
