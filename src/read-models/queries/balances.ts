import type { AccountType, Layer } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { bookPosition } from './book-position';
import { lastLeg } from './leg-ranges';

/** Sums of an account in minor units. */
export interface AccountSums {
  readonly debit: bigint;
  readonly credit: bigint;
  /** Debits minus credits. */
  readonly balance: bigint;
}

export interface AccountBalance {
  readonly account: string;
  readonly type: AccountType;
  readonly currency: string;
  readonly posted: AccountSums;
  readonly pending: AccountSums;
  /** Of the last event that moved it. */
  readonly position: bigint;
}

export interface Balances {
  /** Everything up to here was known and is in them, nothing behind it. */
  readonly position: bigint;
  readonly balances: readonly AccountBalance[];
}

/** Two axes: what had happened (`asOf`), as far as it was known (`knownAt`, or at a `position`). Default: all, now. */
export interface BalanceFilter {
  readonly merchantId: string;
  readonly account?: string;
  readonly currency?: string;
  readonly asOf?: Date;
  readonly knownAt?: Date;
  readonly position?: bigint;
}

interface Row {
  readonly account: string;
  readonly type: AccountType;
  readonly currency: string;
  readonly layer: Layer;
  readonly debit: string;
  readonly credit: string;
  readonly position: string;
}

/** What is booked, and of which position, out of one snapshot. */
const NOW = `
SELECT c.position AS booked, b.account, b.type, b.currency, b.layer, b.debit, b.credit, b.position
  FROM ops.checkpoint c
  LEFT JOIN rm.balance b
    ON b.merchant_id = $1 AND ($2::text IS NULL OR b.account = $2) AND ($3::text IS NULL OR b.currency = $3)
 WHERE c.name = 'journal' ORDER BY b.account, b.currency`;

const ACCOUNT = 'b.merchant_id, b.account, b.currency, b.layer';

/**
 * One look into an index per account for the sums at a position, and the legs whose two times embrace the time that was
 * asked for: what had happened by then and was learnt later, and, off again, what was learnt before it happens. Neither
 * grows with the history.
 */
const THEN = `
WITH shifted AS (
  SELECT account, currency, layer, max(position) AS position,
         sum(CASE WHEN amount < 0 THEN 0 WHEN late THEN amount ELSE -amount END) AS debit,
         sum(CASE WHEN amount > 0 THEN 0 WHEN late THEN -amount ELSE amount END) AS credit
    FROM rm.shifted_leg
   WHERE merchant_id = $1 AND span @> $5::timestamptz AND position <= $6
   GROUP BY account, currency, layer)
SELECT b.account, b.type, b.currency, b.layer, greatest(l.position, s.position) AS position,
       coalesce(l.debit_after, 0) + coalesce(s.debit, 0) AS debit,
       coalesce(l.credit_after, 0) + coalesce(s.credit, 0) AS credit
  FROM rm.balance b
  LEFT JOIN LATERAL (${lastLeg('debit_after, credit_after, position', ACCOUNT, '$2')}) l ON true
  LEFT JOIN shifted s ON s.account = b.account AND s.currency = b.currency AND s.layer = b.layer
 WHERE b.merchant_id = $1 AND ($3::text IS NULL OR b.account = $3) AND ($4::text IS NULL OR b.currency = $4)
   AND coalesce(l.position, s.position) IS NOT NULL
 ORDER BY b.account, b.currency`;

/** Balances of a merchant's accounts, now or as they stood by any earlier moment on either axis. */
export async function accountBalances(database: DataSource, filter: BalanceFilter): Promise<Balances> {
  const { merchantId, account = null, currency = null, asOf, knownAt, position } = filter;
  const rows = await database.query<(Row & { booked: string })[]>(NOW, [merchantId, account, currency]);
  const booked = BigInt(rows[0]?.booked ?? 0);
  if (asOf === undefined && knownAt === undefined && position === undefined) {
    return { position: booked, balances: merge(rows.filter((row) => row.account !== null)) };
  }
  const known = smallest([booked, position, knownAt && (await bookPosition(database, merchantId, knownAt, true))]);
  const until = smallest([known, asOf && (await bookPosition(database, merchantId, asOf, true))]);
  const parameters = [merchantId, String(until), account, currency, asOf ?? null, String(known)];
  return { position: known, balances: merge(await database.query<Row[]>(THEN, parameters)) };
}

const smallest = (positions: readonly (bigint | undefined)[]): bigint =>
  positions.reduce<bigint>((least, one) => (one === undefined || one > least ? least : one), positions[0]!);

const NOTHING: AccountSums = { debit: 0n, credit: 0n, balance: 0n };

/** The two layers of an account in one. */
function merge(rows: readonly Row[]): AccountBalance[] {
  const merged = new Map<string, AccountBalance>();
  for (const { account, type, currency, layer, ...row } of rows) {
    const key = `${account}\n${currency}`;
    const former = merged.get(key) ?? { account, type, currency, posted: NOTHING, pending: NOTHING, position: 0n };
    const [debit, credit, position] = [BigInt(row.debit), BigInt(row.credit), BigInt(row.position)];
    const last = position > former.position ? position : former.position;
    merged.set(key, { ...former, [layer]: { debit, credit, balance: debit - credit }, position: last });
  }
  return [...merged.values()];
}
