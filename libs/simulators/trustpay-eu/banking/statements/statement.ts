import type { BankBook } from '../bank-book';
import type { Period } from '../history';
import type { BankAccount, BankTransaction } from '../model';

/** What every form of a statement is written from. Amounts in hundredths, lines oldest first. */
export interface Statement extends Period {
  readonly account: BankAccount;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly lines: readonly BankTransaction[];
  /** When it was made. */
  readonly madeAt: Date;
}

/** Balances are counted back from today's, so they fit also where a person has set one. */
export function statementOf(book: BankBook, period: Period, madeAt: Date): Statement {
  const account = book.account(period.accountId);
  const history = [...book.history(period.accountId)].reverse();
  const sum = (lines: readonly BankTransaction[]): bigint => lines.reduce((all, { amount }) => all + amount, 0n);
  const closing = book.accounting(account) - sum(history.filter(({ date }) => date > period.to));
  const lines = history.filter(({ date }) => date >= period.from && date <= period.to);
  return { ...period, account, lines, closing, opening: closing - sum(lines), madeAt };
}
