import type { DataSource } from 'typeorm';
import { bookPosition } from './book-position';

/** The one merchant that has an account of this name. @throws Error where none or several have it */
export async function onlyMerchantOf(database: DataSource, account: string): Promise<string> {
  const rows = await database.query<{ merchant: string }[]>(
    'SELECT DISTINCT merchant_id AS merchant FROM rm.balance WHERE account = $1 ORDER BY 1 LIMIT 20',
    [account],
  );
  const merchants = rows.map(({ merchant }) => merchant);
  if (merchants.length === 1) return merchants[0]!;
  if (merchants.length === 0) throw new Error(`There is no account ${account}.`);
  throw new Error(`Several merchants have ${account}. Name one by --merchant: ${merchants.join(', ')}.`);
}

/** The place in the books that a position or a time means. */
export const positionAt = async (database: DataSource, merchantId: string, at: bigint | Date): Promise<bigint> =>
  at instanceof Date ? bookPosition(database, merchantId, at, true) : at;
