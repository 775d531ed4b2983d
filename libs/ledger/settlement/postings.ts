import type { MoneyJson } from '#libs/money';
import type { AccountName, AccountOwner } from '../chart';
import { move, postedUnder } from '../moves';
import type { PostingRule } from '../posting-rule';
import type { Posting } from '../types';
import { settlementRules } from './rules';

interface Owned {
  readonly provider?: string;
  readonly account?: string;
}

/**
 * The postings of a payout or a line of the bank: a pure function of one event. Other events give none.
 * @throws Error when a posting would not balance: nothing may be written then
 */
export function settlementPostings(
  { type, data }: { readonly type: string; readonly data: unknown },
  merchantId: string,
): Posting[] {
  if (!Object.hasOwn(settlementRules, type)) return [];
  const rules = settlementRules[type as keyof typeof settlementRules] as unknown as readonly PostingRule<Owned>[];
  return rules.flatMap(({ rule, lines }) => {
    const legs = lines.flatMap(({ debit, credit, money }) =>
      [money(data as Owned)]
        .flat()
        .flatMap(({ minor, currency }) => move(debit, credit, minor, ownerOf(data as Owned, merchantId, currency))),
    );
    return postedUnder(rule, merchantId, legs);
  });
}

/** Where money of a break stands, and where a person's decision puts it. */
export interface BookedResolution {
  readonly provider: string;
  readonly treatment: string;
  readonly residuals: readonly (MoneyJson & { readonly place: string; readonly account?: string })[];
}

/** Accounts in which the money of a break waits, by the break's own word. */
const PLACES: Readonly<Record<string, AccountName>> = {
  receivable: 'receivable',
  transit: 'payoutTransit',
  clearing: 'bankClearing',
  ordered: 'bankOrdered',
  reserve: 'reserve',
};

/** Where a decision puts it, by its own word. */
const TARGETS: Readonly<Record<string, (minor: bigint) => AccountName>> = {
  fee: () => 'providerFee',
  difference: () => 'settlementDifference',
  suspense: (minor) => (minor > 0n ? 'suspenseOut' : 'suspenseIn'),
  exchange: () => 'fx',
};

export const resolutionRules: readonly string[] = Object.keys(TARGETS).map((treatment) => `break.${treatment}`);

/**
 * What a person's decision about a break books: out of the account where it stood, into the one that was chosen. What
 * suspense takes is an asset where we miss it and a liability where it is too much.
 * @throws Error for a place or a treatment that the books do not know
 */
export function resolutionPostings(
  { provider, treatment, residuals }: BookedResolution,
  merchantId: string,
): Posting[] {
  const legs = residuals.flatMap(({ place, minor, currency, account }) => {
    const from = PLACES[place];
    if (!from) throw new Error(`a break cannot stand in ${place}`);
    const to = TARGETS[treatment]?.(BigInt(minor));
    if (!to) throw new Error(`a break cannot be resolved as ${treatment}`);
    return move(to, from, BigInt(minor), ownerOf({ provider, account }, merchantId, currency));
  });
  return postedUnder(`break.${treatment}`, merchantId, legs);
}

const ownerOf = ({ provider = 'bank', account }: Owned, merchantId: string, currency: string): AccountOwner => ({
  provider,
  merchantId,
  currency,
  account,
});
