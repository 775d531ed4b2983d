import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { GrowingIds } from '#libs/simulators/kit';
import type { Accounts } from '../merchant-api/accounts';
import { bankAccount } from './account';
import { BankingRefusal } from './model';
import type { AccountType, BankAccount, BankOrder, BankTransaction } from './model';

/** What an account without a set balance begins with. */
const OPENING = 10_000_000n;

/** An account beside those of the Merchant API, e.g. in dollars. */
export interface SimulatedBankAccount {
  readonly accountId: string;
  readonly currency: string;
  /** Default `Merchant`. */
  readonly accountType?: AccountType;
  /** Default true; false for one that has none. */
  readonly hasIban?: boolean;
  /** Decimal; default 100000.00. */
  readonly balance?: string;
  /** Fees that are due and not yet taken, decimal; default 0.00. */
  readonly feeBalance?: string;
  /** What must stay on it, decimal; default 0.00. */
  readonly minimalBalance?: string;
  /** Default false; true for one that more may be paid out of than there is. */
  readonly unlimited?: boolean;
  /** Default true. */
  readonly canCreateInternalOrder?: boolean;
  /** Default true; orders from another are answered with 403. */
  readonly canCreateBankWireOrder?: boolean;
}

/** A line to be written; numbers and the day are given by the book. */
export type NewLine = Omit<BankTransaction, 'transactionId' | 'paymentId' | 'date' | 'refunded' | 'payerReference'> & {
  readonly paymentId?: string;
  readonly payerReference?: string;
  /** Milliseconds since the epoch; default now. */
  readonly at?: number;
};

const ID_NAMES = ['transactionId', 'paymentId', 'orderId'] as const;
export type IdName = (typeof ID_NAMES)[number];

/** Accounts, their lines and what is set aside for orders: the bank behind the Merchant API and API Banking. */
export class BankBook {
  private readonly further = new Map<string, BankAccount>();
  private readonly running = new Map<string, bigint>();
  private readonly lines = new Map<string, BankTransaction[]>();
  private readonly reserved = new Map<string, bigint>();
  private readonly due = new Map<string, bigint>();
  private readonly byId: BoundedMap<string, BankTransaction>;

  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly ids: GrowingIds;
      readonly accounts: Accounts;
      /** Lines remembered per account. */
      readonly capacity: number;
    },
  ) {
    this.byId = new BoundedMap(3 * the.capacity);
  }

  open(account: BankAccount, balance: bigint = OPENING): void {
    this.further.set(account.accountId, account);
    this.running.set(account.accountId, balance);
  }

  all(): readonly BankAccount[] {
    const own = this.the.accounts
      .all()
      .map(({ accountId, wireCurrency: currency }) =>
        bankAccount(accountId, currency, { name: `Merchant ${currency}` }),
      );
    return [...own, ...this.further.values()];
  }

  /** Throws BankingRefusal 404. */
  account(accountId: string): BankAccount {
    const account = this.all().find((one) => one.accountId === accountId);
    if (!account) throw new BankingRefusal(404, 'Account not found');
    return account;
  }

  accounting({ accountId, currency }: BankAccount): bigint {
    return this.limit(accountId, currency) ?? this.running.get(accountId) ?? OPENING;
  }

  /** Fees that are due and not yet taken. */
  fees({ accountId }: BankAccount): bigint {
    return this.due.get(accountId) ?? 0n;
  }

  /**
   * AccountingBalance − FeeBalance − MinimalBalance (sheet, section 9.3), less what orders have reserved; undefined
   * without limit.
   */
  disposable(account: BankAccount): bigint | undefined {
    if (account.isUnlimited) return undefined;
    return this.accounting(account) - this.heldBack(account.accountId, account.currency) - account.minimal;
  }

  /** What of an account's money is for fees and orders. */
  heldBack(accountId: string, currency: string): bigint {
    const account = this.all().find((one) => one.accountId === accountId && one.currency === currency);
    return account ? this.fees(account) + (this.reserved.get(accountId) ?? 0n) : 0n;
  }

  /** A fee falls due: it is no longer at hand, and still on the account. */
  owe(accountId: string, amount: bigint): void {
    this.due.set(accountId, (this.due.get(accountId) ?? 0n) + amount);
  }

  /** What is taken was due, as far as there was anything due. */
  takeFee({ accountId, currency }: BankAccount, amount: bigint): void {
    const due = this.due.get(accountId) ?? 0n;
    this.due.set(accountId, due > amount ? due - amount : 0n);
    this.move({ accountId, currency, amount: -amount, kind: 'fee', description: 'fee' });
  }

  /** Newest first. */
  history(accountId: string): readonly BankTransaction[] {
    return [...(this.lines.get(accountId) ?? [])].reverse();
  }

  /** Of several lines of one order the newest. */
  find(name: IdName, id: string): BankTransaction | undefined {
    return this.byId.get(`${name} ${id}`);
  }

  /** Writes a line for money whose balance the Merchant API has moved already. */
  record(line: NewLine): BankTransaction {
    const { at = this.the.clock.now().getTime(), paymentId, payerReference = 'NOTPROVIDED', ...given } = line;
    const written: BankTransaction = {
      ...given,
      transactionId: this.the.ids.take(),
      paymentId: paymentId ?? this.the.ids.take(),
      payerReference,
      date: new Date(at).toISOString().slice(0, 10),
      refunded: 0n,
    };
    for (const name of ID_NAMES) this.byId.set(`${name} ${written[name]}`, written);
    const lines = this.lines.get(line.accountId) ?? [];
    lines.push(written);
    if (lines.length > this.the.capacity) lines.shift();
    this.lines.set(line.accountId, lines);
    this.running.set(line.accountId, (this.running.get(line.accountId) ?? OPENING) + line.amount);
    return written;
  }

  /** Writes a line and moves the balance that refunds are paid from. */
  move(line: NewLine): BankTransaction {
    const { balances } = this.the.accounts.find(line.accountId) ?? {};
    const limit = balances?.get(line.currency);
    if (limit !== undefined) balances?.set(line.currency, limit + line.amount);
    return this.record(line);
  }

  reserve({ accountId, amount }: BankOrder): void {
    this.reserved.set(accountId, (this.reserved.get(accountId) ?? 0n) + amount);
  }

  release({ accountId, amount }: BankOrder): void {
    this.reserved.set(accountId, (this.reserved.get(accountId) ?? 0n) - amount);
  }

  private limit(accountId: string, currency: string): bigint | undefined {
    return this.the.accounts.find(accountId)?.balances.get(currency);
  }
}
