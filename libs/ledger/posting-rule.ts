import type { MoneyJson } from '#libs/money';
import type { AccountName } from './chart';

/** Moves an amount from one account to another: debit and credit are equal by construction. */
export interface Line<D> {
  readonly debit: AccountName;
  readonly credit: AccountName;
  /** In minor units, never below zero; zero moves nothing. */
  readonly amount: (data: D) => bigint;
  /** Which amount, in words, for the reference. */
  readonly of: string;
}

/** What one event books, and under which name. */
export interface PostingRule<D> {
  readonly rule: string;
  readonly lines: readonly Line<D>[];
}

const minorOf = (money: MoneyJson | undefined): bigint => (money ? BigInt(money.minor) : 0n);

type WithAmount = { readonly amount: MoneyJson };

/** Debit `debit`, credit `credit`, by the event's amount. */
export const whole = (debit: AccountName, credit: AccountName): Line<WithAmount> => ({
  debit,
  credit,
  amount: ({ amount }) => minorOf(amount),
  of: '`amount`',
});

export const released = (debit: AccountName, credit: AccountName): Line<{ readonly released: MoneyJson }> => ({
  debit,
  credit,
  amount: (data) => minorOf(data.released),
  of: '`released`',
});

type WithOwed = WithAmount & { readonly owed?: MoneyJson };

/** The part that a refund taken back by the provider had set aside already. */
export const owed = (debit: AccountName, credit: AccountName): Line<WithOwed> => ({
  debit,
  credit,
  amount: (data) => minorOf(data.owed),
  of: '`owed`',
});

export const notOwed = (debit: AccountName, credit: AccountName): Line<WithOwed> => ({
  debit,
  credit,
  amount: (data) => minorOf(data.amount) - minorOf(data.owed),
  of: '`amount` − `owed`',
});

type WithDoubt = { readonly inDoubt?: MoneyJson };

/** The outcome ends a doubt: its exposure is released by the amount that stood in doubt, whatever became of it. */
export const doubtEnds: PostingRule<WithDoubt> = {
  rule: 'doubt.end',
  lines: [{ debit: 'inDoubt', credit: 'inDoubtContra', amount: (data) => minorOf(data.inDoubt), of: '`inDoubt`' }],
};
