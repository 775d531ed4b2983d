import type { BookEntry } from '../../read-models/queries';
import { AccountNames, commodity } from './account-names';
import type { BookFile } from './book-file';
import { LastDay, day, decimal } from './book-file';

/** Before anything that we book: a late entry may be dated before all others. */
const OPEN = '1970-01-01';
const OPENING = 'Equity:Opening-Balances';

/** The books as beancount reads them. It opens every account and asserts every closing balance, to the last decimal. */
export async function* beancount(file: BookFile): AsyncGenerator<string> {
  const names = new AccountNames(file.accounts);
  const last = new LastDay();
  yield `option "title" ${quoted(file.title)}\n\n`;
  for (const account of file.accounts) {
    const { account: own, currency } = account;
    yield `${OPEN} open ${names.of(account)} ${commodity(currency)}\n  account: ${quoted(own)}\n`;
  }
  yield '\n';
  if (file.opening) {
    const { account, minor, at } = file.opening;
    last.see(at);
    const amount = (signed: bigint) => `${decimal(signed, account.currency)} ${commodity(account.currency)}`;
    yield `${OPEN} open ${OPENING}\n`;
    yield `${day(at)} * "opening balance"\n  ${names.of(account)} ${amount(minor)}\n  ${OPENING} ${amount(-minor)}\n\n`;
  }
  for await (const entry of file.entries) {
    last.see(entry.occurredAt);
    yield transaction(entry, names);
  }
  // A balance is checked at the beginning of its day.
  for (const account of file.closing) {
    const amount = `${decimal(account.minor, account.currency)} ~ 0 ${commodity(account.currency)}`;
    yield `${last.dayAfter} balance ${names.of(account)} ${amount}\n`;
  }
}

function transaction(entry: BookEntry, names: AccountNames): string {
  const { id, merchantId, orderId, eventId, rule, layer, occurredAt, legs } = entry;
  const lines = legs.map(
    ({ account, currency, minor }) =>
      `  ${names.of({ merchantId, account, layer })} ${decimal(minor, currency)} ${commodity(currency)}\n`,
  );
  const order = orderId === null ? '' : `  order: ${quoted(orderId)}\n`;
  const facts = `  posting: ${quoted(id)}\n  event: ${quoted(eventId)}\n${order}`;
  return `${day(occurredAt)} * ${quoted(rule)}\n${facts}${lines.join('')}\n`;
}

const quoted = (text: string): string => `"${text.replaceAll(/[\p{Cc}]/gu, ' ').replaceAll(/["\\]/g, '\\$&')}"`;
