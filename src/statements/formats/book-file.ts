import { formatAmount } from '#libs/money';
import type { BookAccount, BookEntry, NamedAccount } from '../../read-models/queries';

/** What a file of the books holds, whatever its format. */
export interface BookFile {
  readonly title: string;
  /** Every account that an entry names. */
  readonly accounts: readonly NamedAccount[];
  /** What an account held before the first entry. */
  readonly opening?: { readonly account: NamedAccount; readonly minor: bigint; readonly at: Date };
  readonly entries: AsyncIterable<BookEntry>;
  /** What accounts must hold after the last entry: the program that reads the file adds up and compares. */
  readonly closing: readonly BookAccount[];
}

export const day = (time: Date): string => time.toISOString().slice(0, 10);

/** Exactly the decimals of the currency, a minus for a credit. */
export const decimal = (minor: bigint, currency: string): string => formatAmount({ minor, currency }).value;

/** The last day that anything is dated, told after all entries have passed. */
export class LastDay {
  private time = 0;

  see(time: Date): void {
    this.time = Math.max(this.time, time.getTime());
  }

  get day(): string {
    return day(new Date(this.time));
  }

  get dayAfter(): string {
    return day(new Date(this.time + 24 * 3_600_000));
  }
}
