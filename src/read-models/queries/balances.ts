import type { AccountType, Layer } from '#libs/ledger';
import type { DataSource } from 'typeorm';
import { BalanceRow } from '../journal/journal.entities';
import { bookPosition } from './book-position';

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

export interface BalanceFilter {
  readonly merchantId: string;
  readonly account?: string;
  readonly currency?: string;
  /** As the books stood at a time or at a position; default: now. */
  readonly asOf?: Date | bigint;
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

/** One look into an index per account, whatever the length of the history. */
const AS_OF = `
SELECT b.account, b.type, b.currency, b.layer, l.debit_after AS debit, l.credit_after AS credit, l.position
  FROM rm.balance b
  CROSS JOIN LATERAL (
    SELECT debit_after, credit_after, position FROM rm.leg
     WHERE merchant_id = b.merchant_id AND account = b.account AND currency = b.currency AND layer = b.layer
       AND position <= $2
     ORDER BY position DESC, number DESC, seq DESC LIMIT 1) l
 WHERE b.merchant_id = $1 AND ($3::text IS NULL OR b.account = $3) AND ($4::text IS NULL OR b.currency = $4)
 ORDER BY b.account, b.currency`;

/** Balances of a merchant's accounts, now or at any earlier moment. */
export async function accountBalances(
  database: DataSource,
  { merchantId, account, currency, asOf }: BalanceFilter,
): Promise<readonly AccountBalance[]> {
  if (asOf === undefined) {
    const where = {
      merchantId,
      ...(account !== undefined && { account }),
      ...(currency !== undefined && { currency }),
    };
    return merge(await database.getRepository(BalanceRow).find({ where, order: { account: 'ASC', currency: 'ASC' } }));
  }
  const position = typeof asOf === 'bigint' ? asOf : await bookPosition(database, merchantId, asOf, true);
  return merge(
    await database.query<Row[]>(AS_OF, [merchantId, position.toString(), account ?? null, currency ?? null]),
  );
}

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
