import { total } from './order';
import { itemSubject, lineSubject, payoutSubject } from './subjects';
import type { Action, Decision, Item, LineOf, Payout, Resolved } from './types';

/** The evidence as it stands when everything that people decided is counted, and what is to be written for that. */
export interface AfterDecisions {
  readonly payouts: readonly Payout[];
  /** Those that a decision took over are settled. */
  readonly items: readonly Item[];
  readonly actions: readonly Action[];
}

/**
 * A decision has booked what was in its break, whatever came in the meantime. So exactly that is counted before
 * anything is matched, and money that comes nevertheless is a finding of its own.
 */
export function afterDecisions(
  all: { readonly payouts: readonly Payout[]; readonly items: readonly Item[] },
  resolved: Resolved,
): AfterDecisions {
  const takenOver = itemsTakenOver(all, resolved);
  const items = all.items.map((item) => (takenOver.has(item) ? { ...item, settled: true } : item));
  const accepted = all.payouts.map((payout) => accept(payout, resolved));
  const payouts = accepted.map(({ payout }) => payout);
  const settled = [...takenOver].map(([item, { breakId }]): Action => ({ do: 'settle_item', item, breakId }));
  return { payouts, items, actions: [...settled, ...accepted.flatMap(({ actions }) => actions)] };
}

/** A decision about the payout, and those about lines of the bank that paid it in another currency. */
function accept(payout: Payout, resolved: Resolved): { readonly payout: Payout; readonly actions: readonly Action[] } {
  const { id: settlementId, currency, decided = [] } = payout;
  const own = resolved.get(payoutSubject(payout));
  const shown = `payout:${settlementId}`;
  const ofBank = [...resolved].filter(([subject, { evidence }]) => isOfBank(subject) && evidence.includes(shown));
  const fresh = [...(own ? [own] : []), ...ofBank.map(([, one]) => one)].filter(
    (one) => !decided.includes(one.breakId),
  );
  const actions = fresh.map((one) => ({
    do: 'accept_difference' as const,
    settlementId,
    breakId: one.breakId,
    amount: inTransitOf(one, currency),
    currency,
  }));
  const accepted = payout.accepted + total(actions.map(({ amount }) => amount));
  return { payout: { ...payout, accepted, decided: [...decided, ...fresh.map(({ breakId }) => breakId)] }, actions };
}

const isOfBank = (subject: string): boolean => subject.startsWith('bank:');

/** What a decision booked out of the clearing account of a payout. */
const inTransitOf = ({ residuals }: Decision, currency: string): bigint =>
  total(
    residuals.filter((one) => one.place === 'transit' && one.currency === currency).map(({ minor }) => BigInt(minor)),
  );

/**
 * Items that did not come, or came in another currency by a line of the bank. Where lines of payouts are part of what
 * was decided, and are not done, they settle the item.
 */
function itemsTakenOver(
  { items, payouts }: { readonly items: readonly Item[]; readonly payouts: readonly Payout[] },
  resolved: Resolved,
): ReadonlyMap<Item, Decision> {
  const open = new Set(payouts.flatMap((payout) => payout.lines.map((line) => lineSubject({ payout, line }))));
  const byBank = new Map(
    [...resolved].flatMap(([subject, one]) => (isOfBank(subject) ? one.evidence.map((shown) => [shown, one]) : [])) as [
      string,
      Decision,
    ][],
  );
  const found = items.flatMap((item): [Item, Decision][] => {
    const own = resolved.get(itemSubject(item));
    const decision = own && !own.evidence.some((shown) => open.has(shown)) ? own : byBank.get(itemSubject(item));
    return decision && !item.settled ? [[item, decision]] : [];
  });
  return new Map(found);
}

/** Lines and items that a person accepted together, though they do not add up. */
export interface Accepted {
  readonly lines: readonly LineOf[];
  readonly items: readonly Item[];
}

/** Exactly those that were decided about: what came since is not part of it. */
export function acceptedTogether(lines: readonly LineOf[], items: readonly Item[], resolved: Resolved): Accepted[] {
  const taken = new Set<Item>();
  return items.flatMap((item): Accepted[] => {
    const found = item.settled || taken.has(item) ? undefined : resolved.get(itemSubject(item));
    if (!found) return [];
    const shown = new Set(found.evidence);
    const mine = lines.filter((of) => shown.has(lineSubject(of)));
    const others = items.filter((one) => !one.settled && !taken.has(one) && shown.has(itemSubject(one)));
    if (mine.length === 0 || others.length === 0) return [];
    for (const one of others) taken.add(one);
    return [{ lines: mine, items: others }];
  });
}
