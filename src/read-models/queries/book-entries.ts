import type { AccountType, Layer } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { LEG_ACCOUNT, LEG_POSTING, lastLeg } from './leg-ranges';
import type { StatementBounds } from './statement';

/** A posting with its legs, as an export needs it. */
export interface BookEntry {
  /** Position of the event and number of the posting within it, `1234.0`. */
  readonly id: string;
  readonly merchantId: string;
  readonly orderId: string | null;
  readonly eventId: string;
  readonly rule: string;
  readonly layer: Layer;
  readonly occurredAt: Date;
  readonly legs: readonly { readonly account: string; readonly currency: string; readonly minor: bigint }[];
}

/** An account of one merchant in one layer. */
export interface NamedAccount {
  readonly merchantId: string;
  readonly account: string;
  readonly type: AccountType;
  readonly layer: Layer;
  readonly currency: string;
}

/** With its sum. */
export interface BookAccount extends NamedAccount {
  /** Minor units, debits positive. */
  readonly minor: bigint;
}

/** All books, or those of one merchant, up to a position. */
export interface BookSelection {
  readonly until: bigint;
  readonly merchantId?: string;
}

const PAGE = 1_000;

/** `own` names the postings of a page. */
const entriesOf = (own: string): string => `
SELECT p.position, p.number, p.merchant_id AS "merchantId", p.order_id AS "orderId", p.event_id AS "eventId", p.rule,
       p.layer, p.occurred_at AS "occurredAt",
       (SELECT jsonb_agg(jsonb_build_array(account, currency, amount::text) ORDER BY seq) FROM rm.leg l
         WHERE l.position = p.position AND l.number = p.number) AS legs
  FROM (${own} LIMIT ${PAGE}) own JOIN rm.posting p USING (position, number)
 ORDER BY p.position, p.number`;

const OF_BOOKS = entriesOf(`
  SELECT position, number FROM rm.posting
   WHERE position <= $1 AND (position, number) > ($2, $3) AND ($4::text IS NULL OR merchant_id = $4)
   ORDER BY position, number`);

const OF_ACCOUNT = entriesOf(`
  SELECT DISTINCT ${LEG_POSTING} FROM rm.leg
   WHERE (${LEG_ACCOUNT}, position) <= ($4, $5, $6, $7, $1)
     AND (${LEG_POSTING}) > ($4, $5, $6, $7, $2, $3)
   ORDER BY ${LEG_POSTING}`);

type EntryRow = Omit<BookEntry, 'id' | 'legs'> & {
  readonly position: string;
  readonly number: number;
  readonly legs: readonly (readonly [account: string, currency: string, amount: string])[];
};

/** Postings in the order of the books. */
export const bookEntries = (database: DataSource, { until, merchantId }: BookSelection): AsyncGenerator<BookEntry> =>
  pages(database, OF_BOOKS, 0n, until, [merchantId ?? null]);

/** The postings that move an account within a statement, with all their legs. */
export const accountEntries = (database: DataSource, bounds: StatementBounds): AsyncGenerator<BookEntry> => {
  const { merchantId, account, currency, layer, after, until } = bounds;
  return pages(database, OF_ACCOUNT, after, until, [merchantId, account, currency, layer]);
};

const NAMED = `
SELECT $1 AS "merchantId", b.account, b.type, b.layer, b.currency
  FROM (SELECT DISTINCT l.account, l.layer, l.currency
          FROM (SELECT position, number FROM rm.leg
                 WHERE (${LEG_ACCOUNT}, position) > ($1, $2, $3, $4, $5)
                   AND (${LEG_ACCOUNT}, position) <= ($1, $2, $3, $4, $6)) own
          JOIN rm.leg l USING (position, number)) named
  JOIN rm.balance b ON b.merchant_id = $1
   AND b.account = named.account AND b.layer = named.layer AND b.currency = named.currency
 ORDER BY b.account, b.layer DESC, b.currency`;

/** The accounts that the entries of a statement name: as many as it needs, however many the merchant has. */
export async function accountsNamedIn(database: DataSource, bounds: StatementBounds): Promise<NamedAccount[]> {
  const { merchantId, account, currency, layer, after, until } = bounds;
  return database.query<NamedAccount[]>(NAMED, [merchantId, account, currency, layer, String(after), String(until)]);
}

/** Page by page: an export of ten million postings needs the memory of one page. */
async function* pages(
  database: DataSource,
  sql: string,
  after: bigint,
  until: bigint,
  selection: readonly unknown[],
): AsyncGenerator<BookEntry> {
  let last: readonly [string, number] = [String(after), 32_767];
  for (;;) {
    const rows = await database.query<EntryRow[]>(sql, [String(until), ...last, ...selection]);
    for (const { position, number, legs, ...row } of rows) {
      const moved = legs.map(([account, currency, amount]) => ({ account, currency, minor: BigInt(amount) }));
      yield { ...row, id: `${position}.${number}`, legs: moved };
    }
    if (rows.length < PAGE) return;
    const { position, number } = rows.at(-1)!;
    last = [position, number];
  }
}

/** Up to where the books go now. */
export const bookedUntil = (database: DataSource): Promise<bigint> => shownBy(database, 'journal');

/** Up to where all of these read models go now. */
export async function shownBy(database: DataSource, ...names: readonly string[]): Promise<bigint> {
  const rows = await database.query<{ position: string }[]>(
    `SELECT min(coalesce(c.position, 0)) AS position
       FROM unnest($1::text[]) AS wanted (name) LEFT JOIN ops.checkpoint c USING (name)`,
    [names],
  );
  return BigInt(rows[0]!.position);
}

const ACCOUNTS = `
SELECT b.merchant_id AS "merchantId", b.account, b.type, b.layer, b.currency,
       (l.debit_after - l.credit_after)::text AS minor
  FROM rm.balance b
 CROSS JOIN LATERAL (${lastLeg('debit_after, credit_after', 'b.merchant_id, b.account, b.currency, b.layer', '$2')}) l
 WHERE $1::text IS NULL OR b.merchant_id = $1
 ORDER BY b.merchant_id, b.account, b.layer DESC, b.currency`;

/** Every account that moved up to a position, with its sum there. */
export async function bookAccounts(database: DataSource, { merchantId, until }: BookSelection): Promise<BookAccount[]> {
  const rows = await database.query<(Omit<BookAccount, 'minor'> & { minor: string })[]>(ACCOUNTS, [
    merchantId ?? null,
    String(until),
  ]);
  return rows.map((row) => ({ ...row, minor: BigInt(row.minor) }));
}
