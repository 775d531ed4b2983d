import { csvLine } from '../../console/web/csv';
import type { StatementBounds, StatementLine } from '../../read-models/queries';
import type { BookFile } from './book-file';
import { decimal } from './book-file';

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

const BOOKS = ['posting', 'occurred_at', 'merchant', 'rule', 'layer', 'order', 'event', 'account', 'type', 'currency'];

/** All legs of the books, one line each: debits and credits in columns of their own. */
export async function* booksCsv({ accounts, entries }: BookFile): AsyncGenerator<string> {
  const types = new Map(accounts.map(({ merchantId, account, type }) => [`${merchantId}\n${account}`, type]));
  yield csvLine([...BOOKS, 'debit', 'credit'].map((text) => ({ text })));
  for await (const { id, occurredAt, merchantId, rule, layer, orderId, eventId, legs } of entries) {
    yield legs
      .map(({ account, currency, minor }) =>
        csvLine([
          { figure: id },
          { figure: occurredAt.toISOString() },
          ...[merchantId, rule, layer, orderId, eventId, account].map((text) => ({ text })),
          { text: types.get(`${merchantId}\n${account}`) },
          { text: currency },
          ...sides(minor, currency),
        ]),
      )
      .join('');
  }
}

const STATEMENT = [
  'posting',
  'occurred_at',
  'known_at',
  'rule',
  'order',
  'event',
  'debit',
  'credit',
  'balance',
  'currency',
];

/** @param sign of the account: what is owed by a liability is shown as positive */
export async function* statementCsv(
  { opening, closing, currency }: StatementBounds,
  lines: AsyncIterable<StatementLine>,
  sign: bigint,
): AsyncGenerator<string> {
  const bound = (name: string, minor: bigint): string =>
    csvLine([
      { text: name },
      ...STATEMENT.slice(1, -2).map(() => ({ text: '' })),
      { figure: decimal(sign * minor, currency) },
      { text: currency },
    ]);
  yield csvLine(STATEMENT.map((text) => ({ text })));
  yield bound('opening', opening);
  for await (const line of lines) {
    yield csvLine([
      { figure: `${line.position}.${line.number}` },
      { figure: line.occurredAt.toISOString() },
      { figure: line.reachedAt.toISOString() },
      ...[line.rule, line.orderId, line.eventId].map((text) => ({ text })),
      ...sides(line.minor, currency),
      { figure: decimal(sign * line.balanceAfter, currency) },
      { text: currency },
    ]);
  }
  yield bound('closing', closing);
}

const sides = (minor: bigint, currency: string) => [
  { figure: minor > 0n ? decimal(minor, currency) : '' },
  { figure: minor < 0n ? decimal(magnitude(minor), currency) : '' },
];
