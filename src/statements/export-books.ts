import type { DataSource } from 'typeorm';
import { bookAccounts, bookEntries, bookedUntil } from '../read-models/queries';
import { beancount } from './formats/beancount';
import { booksCsv } from './formats/csv';
import { hledger, ledger } from './formats/ledger';

const FORMATS = { beancount, ledger, hledger, csv: booksCsv } as const;

export type BooksFormat = keyof typeof FORMATS;
export const BOOKS_FORMATS = Object.keys(FORMATS) as BooksFormat[];

/** All books, or those of one merchant, as they stand now: what comes in while it is written is left out. */
export async function exportBooks(
  database: DataSource,
  { format, merchantId }: { readonly format: BooksFormat; readonly merchantId?: string },
): Promise<AsyncGenerator<string>> {
  const until = await bookedUntil(database);
  const accounts = await bookAccounts(database, { merchantId, until });
  const title = `Books ${merchantId === undefined ? '' : `of ${merchantId} `}at position ${until}`;
  return FORMATS[format]({ title, accounts, entries: bookEntries(database, { until, merchantId }), closing: accounts });
}
