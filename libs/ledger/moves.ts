import { assertBalanced } from './balanced';
import type { AccountName, AccountOwner } from './chart';
import { accountFor, accountOf, chart } from './chart';
import type { Leg, Posting } from './types';

/** Two legs of one owner's accounts; an amount below zero turns them round, zero moves nothing. */
export function move(debit: AccountName, credit: AccountName, minor: bigint, owner: AccountOwner): Leg[] {
  return minor === 0n ? [] : [leg(debit, owner, minor), leg(credit, owner, -minor)];
}

export const leg = (name: AccountName, owner: AccountOwner, minor: bigint): Leg => ({
  account: accountOf(name, owner),
  type: chart[accountFor(name, owner.currency)].type,
  currency: owner.currency,
  minor,
});

/** Of money that moved and of no order; none where there are no legs. @throws Error when they do not balance */
export function postedUnder(rule: string, merchantId: string, legs: readonly Leg[]): Posting[] {
  if (legs.length === 0) return [];
  const made: Posting = { rule, layer: 'posted', merchantId, legs };
  assertBalanced(made);
  return [made];
}
