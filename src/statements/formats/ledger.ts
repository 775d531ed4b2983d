import type { BookEntry } from '../../read-models/queries';
import { AccountNames, commodity } from './account-names';
import type { BookFile } from './book-file';
import { LastDay, day, decimal } from './book-file';

/** The books as ledger reads them. A last transaction moves nothing and asserts every closing balance. */
export async function* ledger(file: BookFile): AsyncGenerator<string> {
  const names = new AccountNames(file.accounts);
  const last = new LastDay();
  yield `; ${file.title.replaceAll(/[\p{Cc}]/gu, ' ')}\n\n`;
  if (file.opening) {
    const { account, minor, at } = file.opening;
    last.see(at);
    yield `${day(at)} * opening balance\n`;
    yield `${line(names.of(account), minor, account.currency)}${line('Equity:Opening-Balances', -minor, account.currency)}\n`;
  }
  for await (const entry of file.entries) {
    last.see(entry.occurredAt);
    yield transaction(entry, names);
  }
  if (file.closing.length === 0) return;
  yield `${last.day} * closing balances\n`;
  for (const account of file.closing) {
    const { minor, currency } = account;
    yield `${line(names.of(account), 0n, currency).trimEnd()} = ${amount(minor, currency)}\n`;
  }
}

/** The same, told that a single point is the mark of decimals, also before three of them. */
export async function* hledger(file: BookFile): AsyncGenerator<string> {
  yield 'decimal-mark .\n';
  yield* ledger(file);
}

function transaction(
  { id, merchantId, orderId, eventId, rule, layer, occurredAt, legs }: BookEntry,
  names: AccountNames,
) {
  const facts = [`posting: ${id}`, `event: ${eventId}`, ...(orderId === null ? [] : [`order: ${orderId}`])];
  const notes = facts.map((fact) => `    ; ${fact}\n`).join('');
  const lines = legs.map(({ account, currency, minor }) =>
    line(names.of({ merchantId, account, layer }), minor, currency),
  );
  return `${day(occurredAt)} * ${rule}\n${notes}${lines.join('')}\n`;
}

const line = (account: string, minor: bigint, currency: string): string =>
  `    ${account}  ${amount(minor, currency)}\n`;

const amount = (minor: bigint, currency: string): string => {
  const name = commodity(currency);
  return `${decimal(minor, currency)} ${/^[A-Z]+$/.test(name) ? name : `"${name}"`}`;
};
