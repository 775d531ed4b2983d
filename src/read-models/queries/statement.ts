import type { AccountType, Layer } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { bookPosition } from './book-position';
import { LEG_ACCOUNT, LEG_PLACE, lastLeg } from './leg-ranges';

/** One account of one merchant, between two places in the books. */
export interface StatementBounds {
  readonly merchantId: string;
  readonly account: string;
  readonly currency: string;
  readonly type: AccountType;
  readonly layer: Layer;
  /** Behind this position the statement begins. */
  readonly after: bigint;
  /** The last position that counts. */
  readonly until: bigint;
  /** Minor units, debits positive. */
  readonly opening: bigint;
  readonly closing: bigint;
}

export interface StatementLine {
  readonly position: bigint;
  /** Of the posting within its event. */
  readonly number: number;
  readonly seq: number;
  readonly rule: string;
  readonly orderId: string | null;
  readonly eventId: string;
  readonly occurredAt: Date;
  /** When the ledger learnt of it: lines stand in this order. */
  readonly reachedAt: Date;
  readonly minor: bigint;
  readonly balanceAfter: bigint;
}

export interface StatementRequest {
  readonly merchantId: string;
  readonly account: string;
  /** Default: `posted` where the account has it; memo accounts hold promises only. */
  readonly layer?: Layer;
  /** Inclusive; see `bookPosition`. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
  /** Instead of `to`: the last position that counts. */
  readonly until?: bigint;
}

const PAGE = 1_000;

const ACCOUNT = `
SELECT account, currency, type, layer, (SELECT position FROM ops.checkpoint WHERE name = 'journal') AS booked
  FROM rm.balance WHERE merchant_id = $1 AND account = $2 AND ($3::text IS NULL OR layer = $3)
 ORDER BY layer DESC, currency LIMIT 1`;

const SUM_AT = lastLeg('(debit_after - credit_after)::text AS balance', '$1, $2, $3, $4', '$5');

/**
 * Where a statement begins and ends; undefined for an account that never moved, or not in that layer. Three looks into
 * an index.
 */
export async function statementBounds(
  database: DataSource,
  { merchantId, account, layer: asked, from, to, until: last }: StatementRequest,
): Promise<StatementBounds | undefined> {
  const [found] = await database.query<Pick<StatementBounds, 'currency' | 'type' | 'layer'>[] & { booked: string }[]>(
    ACCOUNT,
    [merchantId, account, asked ?? null],
  );
  if (!found) return undefined;
  const { currency, type, layer, booked } = found;
  const after = from ? await bookPosition(database, merchantId, from, false) : 0n;
  const now = BigInt(booked);
  const end = to ? await bookPosition(database, merchantId, to, false) : last !== undefined && last < now ? last : now;
  const until = end > after ? end : after;
  const sumAt = async (position: bigint): Promise<bigint> => {
    const parameters = [merchantId, account, currency, layer, String(position)];
    const [row] = await database.query<{ balance: string }[]>(SUM_AT, parameters);
    return BigInt(row?.balance ?? 0);
  };
  const [opening, closing] = [await sumAt(after), await sumAt(until)];
  return { merchantId, account, currency, type, layer, after, until, opening, closing };
}

/** The page is cut before the join: the other way round all postings before it would be read along. */
const LINES = `
SELECT l.position, l.number, l.seq, l.amount, l.debit_after - l.credit_after AS balance,
       p.rule, p.order_id AS "orderId", p.event_id AS "eventId", p.occurred_at AS "occurredAt", p.reached_at AS "reachedAt"
  FROM (SELECT * FROM rm.leg
         WHERE (${LEG_ACCOUNT}, position) <= ($1, $2, $3, $4, $5)
           AND (${LEG_PLACE}) > ($1, $2, $3, $4, $6, $7, $8)
         ORDER BY ${LEG_PLACE} LIMIT ${PAGE}) l
  JOIN rm.posting p USING (position, number)
 ORDER BY l.position, l.number, l.seq`;

type LineRow = Omit<StatementLine, 'position' | 'minor' | 'balanceAfter'> &
  Record<'position' | 'amount' | 'balance', string>;

/** The lines in the order of the books, page by page: a statement of a million lines needs the memory of one page. */
export async function* statementLines(database: DataSource, bounds: StatementBounds): AsyncGenerator<StatementLine> {
  const { merchantId, account, currency, layer, after, until } = bounds;
  let last: readonly [string, number, number] = [String(after), 32_767, 32_767];
  for (;;) {
    const parameters = [merchantId, account, currency, layer, String(until), ...last];
    const rows = await database.query<LineRow[]>(LINES, parameters);
    for (const { position, amount, balance, ...row } of rows) {
      yield { ...row, position: BigInt(position), minor: BigInt(amount), balanceAfter: BigInt(balance) };
    }
    if (rows.length < PAGE) return;
    const { position, number, seq } = rows.at(-1)!;
    last = [position, number, seq];
  }
}
