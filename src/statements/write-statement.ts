import type { DataSource } from 'typeorm';
import { accountEntries, bookAccounts, bookedUntil, statementLines } from '../read-models/queries';
import type { StatementBounds } from '../read-models/queries';
import { beancount } from './formats/beancount';
import { statementCsv } from './formats/csv';
import { hledger, ledger } from './formats/ledger';
import type { StatementFormat } from './statement.dto';
import { signOf, statementJson } from './statement.view';

export interface WrittenStatement {
  readonly contentType: string;
  readonly text: AsyncGenerator<string>;
}

const PLAIN_TEXT = { beancount, ledger, hledger } as const;

/** A statement in one of its formats, read while it is written. */
export async function writeStatement(
  database: DataSource,
  bounds: StatementBounds,
  format: StatementFormat,
  from?: Date,
): Promise<WrittenStatement> {
  switch (format) {
    case 'json':
      return {
        contentType: 'application/json; charset=utf-8',
        text: statementJson(bounds, statementLines(database, bounds)),
      };
    case 'csv': {
      const text = statementCsv(bounds, statementLines(database, bounds), signOf(bounds.type));
      return { contentType: 'text/csv; charset=utf-8; header=present', text };
    }
    default: {
      const { merchantId, account, currency, layer, opening, closing } = bounds;
      const accounts = await bookAccounts(database, { merchantId, until: await bookedUntil(database) });
      const own = accounts.find((one) => one.account === account && one.layer === layer && one.currency === currency)!;
      const file = {
        title: `${account} of ${merchantId}`,
        accounts,
        ...(from && opening !== 0n && { opening: { account: own, minor: opening, at: from } }),
        entries: accountEntries(database, bounds),
        closing: [{ ...own, minor: closing }],
      };
      return { contentType: 'text/plain; charset=utf-8', text: PLAIN_TEXT[format](file) };
    }
  }
}
