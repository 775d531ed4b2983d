import type { AccountType, Layer, Posting } from './types';

export interface Balance {
  readonly account: string;
  readonly type: AccountType;
  readonly layer: Layer;
  readonly currency: string;
  /** Minor units, debits positive: an asset that is there is above zero, a debt of ours below. */
  readonly minor: bigint;
}

/** The sum of each account and layer, in the order in which they first appear. */
export function balances(postings: Iterable<Posting>): Balance[] {
  const byAccount = new Map<string, Balance>();
  for (const { layer, legs } of postings) {
    for (const { account, type, currency, minor } of legs) {
      const key = `${layer} ${account}`;
      const sum = (byAccount.get(key)?.minor ?? 0n) + minor;
      byAccount.set(key, { account, type, layer, currency, minor: sum });
    }
  }
  return [...byAccount.values()];
}
