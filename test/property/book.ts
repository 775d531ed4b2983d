import type { MoneyJson } from '#libs/money';

type Layer = 'posted' | 'pending';

/** One line of a book as a clerk would write it: debits positive. */
interface Entry {
  readonly layer: Layer;
  readonly account: string;
  readonly minor: bigint;
}

/** Entries in a plain array, added up again whenever somebody asks. */
export class Book {
  private readonly entries: Entry[] = [];

  /** Sums that are not zero, by layer and account. */
  sums(): Map<string, bigint> {
    const sums = new Map<string, bigint>();
    for (const { layer, account, minor } of this.entries) {
      const key = `${layer} ${account}`;
      sums.set(key, (sums.get(key) ?? 0n) + minor);
    }
    for (const [key, minor] of sums) if (minor === 0n) sums.delete(key);
    return sums;
  }

  protected post(debit: string, credit: string, minor: bigint): void {
    this.pair('posted', debit, credit, minor);
  }

  protected pend(debit: string, credit: string, { minor, currency }: MoneyJson): void {
    this.pair('pending', `${debit}:${currency}`, `${credit}:${currency}`, BigInt(minor));
  }

  protected pair(layer: Layer, debit: string, credit: string, minor: bigint): void {
    this.write(layer, debit, minor);
    this.write(layer, credit, -minor);
  }

  protected write(layer: Layer, account: string, minor: bigint): void {
    this.entries.push({ layer, account, minor });
  }
}
