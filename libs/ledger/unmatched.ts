import type { MoneyJson } from '#libs/money';
import { assertBalanced } from './balanced';
import { accountFor, accountOf, chart } from './chart';
import type { AccountName } from './chart';
import type { Posting } from './types';

/** What a provider reports of something that names no order of ours. */
export interface UnmatchedMovement {
  readonly provider: string;
  readonly kind: string;
  readonly amount?: MoneyJson;
}

const MONEY_CAME: ReadonlySet<string> = new Set(['captured', 'received', 'dispute_won']);
const MONEY_WENT: ReadonlySet<string> = new Set(['refunded', 'disputed', 'dispute_lost']);

/**
 * Money that names no order is real money all the same: it stands in suspense, where it ages until a person places it
 * (fact sheet "payments" 3.3). Promises and refusals move nothing.
 */
export function unmatchedPostings({ provider, kind, amount }: UnmatchedMovement, merchantId: string): Posting[] {
  if (MONEY_CAME.has(kind)) return posting('unmatched.in', 'receivable', 'suspenseIn');
  if (MONEY_WENT.has(kind)) return posting('unmatched.out', 'suspenseOut', 'receivable');
  return [];

  function posting(rule: string, debit: AccountName, credit: AccountName): Posting[] {
    const minor = BigInt(amount?.minor ?? 0);
    if (!amount || minor <= 0n) return [];
    const { currency } = amount;
    const leg = (name: AccountName, signed: bigint) => ({
      account: accountOf(name, { provider, merchantId, currency }),
      type: chart[accountFor(name, currency)].type,
      currency,
      minor: signed,
    });
    const made: Posting = { rule, layer: 'posted', merchantId, legs: [leg(debit, minor), leg(credit, -minor)] };
    assertBalanced(made);
    return [made];
  }
}
