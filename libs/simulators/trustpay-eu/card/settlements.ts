import type { Clock } from '#libs/clock';
import type { Accounts } from '../merchant-api/accounts';
import type { CardPayment } from './card-payment';

const KEPT = 10_000;

/**
 * One credit for all captures of a period, gross of fees (sheet, sections 5, 11.6 and 13 U13). Nobody is notified of
 * it. Refunds of the period are taken from it: the sheet does not say how else they leave the account.
 */
export interface Settlement {
  readonly accountId: string;
  readonly currency: string;
  /** Hundredths. */
  readonly amount: bigint;
  readonly captures: number;
  /** Hundredths that are taken from the credit. */
  readonly refunded: bigint;
  /** Milliseconds since the epoch: first moment of the period, and first moment after it, when the credit is booked. */
  readonly from: number;
  readonly to: number;
}

/** Sums captures by period, account and currency; booked when the clock has left the period. */
export class Settlements {
  private readonly booked: Settlement[] = [];
  private readonly open = new Map<string, Settlement>();
  /** Hundredths by which the next credit falls short. */
  private missing = 0n;

  constructor(
    private readonly clock: Clock,
    private readonly periodMs: number,
    private readonly accounts: Accounts,
    /** Hundredths on an account that are for fees and orders. */
    private readonly heldBack: (accountId: string, currency: string) => bigint,
  ) {}

  /** To be told of each capture at its time. `amount` in hundredths. */
  captured(payment: CardPayment, amount: bigint): void {
    const sum = this.current(payment);
    this.keep({ ...sum, amount: sum.amount + amount, captures: sum.captures + 1 });
  }

  /** To be told of each refund at its time. `amount` in hundredths. */
  refunded(payment: CardPayment, amount: bigint): void {
    const sum = this.current(payment);
    this.keep({ ...sum, refunded: sum.refunded + amount });
  }

  /** A mistake of the provider: the next credit is smaller than what was captured, and nobody says why. */
  fallShort(amount: bigint): void {
    this.missing = amount;
  }

  /** Books what has ended, then lists the credits, oldest first. */
  list(): readonly Settlement[] {
    this.bookPast();
    return this.booked;
  }

  /** What an account can pay refunds from; undefined without limit. */
  disposable(accountId: string, currency: string): bigint | undefined {
    this.bookPast();
    const balance = this.accounts.find(accountId)?.balances.get(currency);
    return balance === undefined ? undefined : balance - this.heldBack(accountId, currency);
  }

  private current({ accountId, currency }: CardPayment): Settlement {
    this.bookPast();
    const from = this.periodStart();
    const none = { amount: 0n, captures: 0, refunded: 0n };
    return (
      this.open.get(`${accountId}/${currency}`) ?? { accountId, currency, ...none, from, to: from + this.periodMs }
    );
  }

  private keep(settlement: Settlement): void {
    this.open.set(`${settlement.accountId}/${settlement.currency}`, settlement);
  }

  private periodStart(): number {
    const now = this.clock.now().getTime();
    return now - (now % this.periodMs);
  }

  private bookPast(): void {
    const now = this.clock.now().getTime();
    for (const [key, earned] of this.open) {
      if (earned.to > now) continue;
      this.open.delete(key);
      const settlement = { ...earned, amount: earned.amount - this.missing };
      this.missing = 0n;
      this.booked.push(settlement);
      if (this.booked.length > KEPT) this.booked.shift();
      const balances = this.accounts.find(settlement.accountId)?.balances;
      const balance = balances?.get(settlement.currency);
      if (balance !== undefined) balances?.set(settlement.currency, balance + settlement.amount);
    }
  }
}
