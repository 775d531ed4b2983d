import type { DataSource } from 'typeorm';
import { accountEntries, accountsNamedIn, statementLines } from '../read-models/queries';
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
      const { merchantId, account, type, currency, layer, opening, closing } = bounds;
      const own = { merchantId, account, type, layer, currency };
      const named = await accountsNamedIn(database, bounds);
      const file = {
        title: `${account} of ${merchantId}${layer === 'pending' ? ', pending' : ''}`,
        // Without an entry only the account itself is named, by its balances.
        accounts: named.length > 0 ? named : [own],
        ...(from && opening !== 0n && { opening: { account: own, minor: opening, at: from } }),
        entries: accountEntries(database, bounds),
        closing: [{ ...own, minor: closing }],
      };
      return { contentType: 'text/plain; charset=utf-8', text: PLAIN_TEXT[format](file) };
    }
  }
}
