import type { MoneyJson } from '#libs/money';
import type { AccountName, AccountOwner } from './chart';
import { leg, move, postedUnder } from './moves';
import type { Posting } from './types';

interface Place {
  readonly provider: string;
  readonly side: string;
}

/** What a person's decision about money in suspense tells the books. */
export interface BookedPlacement extends Place {
  /** What leaves suspense; debits positive, so what came too much is below zero. */
  readonly amount: MoneyJson;
  readonly to: string;
  /** What it empties in exchange. */
  readonly against?: Place;
  /** Whose it turned out to be. */
  readonly forMerchant?: string;
}

/** Where money in suspense may belong, by the word of the decision. */
const TARGETS: Readonly<Record<string, AccountName>> = {
  receivable: 'receivable',
  service: 'available',
  difference: 'settlementDifference',
};

export const placementRules: readonly string[] = [
  ...['suspense.net', 'suspense.give', 'suspense.take'],
  ...Object.keys(TARGETS).map((to) => `suspense.${to}`),
];

/**
 * What placing money books: out of suspense, into where it belongs (fact sheet "payments" 4.2, "match later"). Money
 * that belonged to nobody changes hands together with the provider's debt for it, so both books stay balanced.
 * @throws Error for a target that the books do not know
 */
export function placementPostings(placed: BookedPlacement, merchantId: string): Posting[] {
  const { to, provider, amount, against, forMerchant } = placed;
  const minor = BigInt(amount.minor);
  const owner = (of: string, whose: string): AccountOwner => ({
    ...{ provider: of, merchantId: whose, currency: amount.currency },
  });
  const from = accountAt(placed);
  if (to === 'suspense' && against) {
    const legs = [
      leg(accountAt(against), owner(against.provider, merchantId), minor),
      leg(from, owner(provider, merchantId), -minor),
    ];
    return postedUnder('suspense.net', merchantId, legs);
  }
  if (to === 'merchant' && forMerchant !== undefined) {
    return [
      ...postedUnder('suspense.give', merchantId, move('receivable', from, minor, owner(provider, merchantId))),
      ...postedUnder('suspense.take', forMerchant, move(from, 'receivable', minor, owner(provider, forMerchant))),
    ];
  }
  const target = TARGETS[to];
  if (!target) throw new Error(`suspense cannot be placed as ${to}`);
  return postedUnder(`suspense.${to}`, merchantId, move(target, from, minor, owner(provider, merchantId)));
}

const accountAt = ({ side }: Place): AccountName => (side === 'in' ? 'suspenseIn' : 'suspenseOut');
