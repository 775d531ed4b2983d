import type { MoneyJson } from '#libs/money';
import type { AccountName } from './chart';
import { move, postedUnder } from './moves';
import type { Posting } from './types';

/** What a provider reports of something that names no order of ours. */
export interface UnmatchedMovement {
  readonly provider: string;
  readonly kind: string;
  readonly amount?: MoneyJson;
}

export const unmatchedRules = ['unmatched.in', 'unmatched.out'] as const;

const MONEY_CAME: ReadonlySet<string> = new Set(['captured', 'received', 'dispute_won']);
const MONEY_WENT: ReadonlySet<string> = new Set(['refunded', 'disputed', 'dispute_lost']);

/**
 * Money that names no order is real money all the same: it stands in suspense, where it ages until a person places it
 * (fact sheet "payments" 3.3). Promises and refusals move nothing.
 */
export function unmatchedPostings({ provider, kind, amount }: UnmatchedMovement, merchantId: string): Posting[] {
  const minor = BigInt(amount?.minor ?? 0);
  if (!amount || minor <= 0n) return [];
  const owner = { provider, merchantId, currency: amount.currency };
  const book = (rule: (typeof unmatchedRules)[number], debit: AccountName, credit: AccountName): Posting[] =>
    postedUnder(rule, merchantId, move(debit, credit, minor, owner));
  if (MONEY_CAME.has(kind)) return book('unmatched.in', 'receivable', 'suspenseIn');
  if (MONEY_WENT.has(kind)) return book('unmatched.out', 'suspenseOut', 'receivable');
  return [];
}
