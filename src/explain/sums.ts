import { formatAmount } from '#libs/money';
import type { Amount } from '#libs/money';

/** Two ways to one figure: what is told above and what is added up below it. */
export interface Comparison {
  readonly what: string;
  readonly told: Amount;
  readonly added: Amount;
  readonly equal: boolean;
}

export const compare = (what: string, told: bigint, added: bigint, currency: string): Comparison => ({
  what,
  told: formatAmount({ minor: told, currency }),
  added: formatAmount({ minor: added, currency }),
  equal: told === added,
});

/** Sums by key, in the order in which the keys first appear. */
export class Sums<Key extends string = string> {
  private readonly sums = new Map<Key, { count: number; minor: bigint }>();

  add(key: Key, minor: bigint): void {
    const found = this.sums.get(key);
    if (found) {
      found.count += 1;
      found.minor += minor;
    } else this.sums.set(key, { count: 1, minor });
  }

  get(key: Key): bigint {
    return this.sums.get(key)?.minor ?? 0n;
  }

  get total(): bigint {
    return [...this.sums.values()].reduce((sum, { minor }) => sum + minor, 0n);
  }

  get entries(): readonly { readonly key: Key; readonly count: number; readonly minor: bigint }[] {
    return [...this.sums].map(([key, sum]) => ({ key, ...sum }));
  }
}
