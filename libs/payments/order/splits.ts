import { allocate } from '#libs/money';
import type { OrderEvent } from './events';
import type { Share, Split } from './events/common';
import type { OrderDecision } from './decide/decision';
import { minorOf, moneyJson, sum } from './minor';
import { availableOf, blockedAvailableOf } from './selectors';
import type { OrderState } from './state';

/** Owed to the service and its parties: captured, less what went, is promised to go, or was lost in a dispute. */
export const earned = ({ amounts: { captured, refunded, pendingRefund, owed }, disputes }: OrderState): bigint =>
  captured - refunded - pendingRefund - owed - disputedIn(disputes, 'lost');

/** In open disputes: neither gone nor free. */
export const blocked = ({ disputes }: OrderState): bigint => disputedIn(disputes, 'open');

const disputedIn = (disputes: OrderState['disputes'], status: string): bigint =>
  sum(disputes.filter((one) => one.status === status).map(({ amount }) => amount));

/** Why splits cannot be; undefined when they fit the order. What they leave is the service's own. */
export function splitsRefusal(splits: readonly Split[], amount: { minor: string; currency: string }) {
  const parts = splits.map((split) => minorOf(split.amount));
  const names = new Set(splits.map(({ party }) => party));
  if (names.size < splits.length) return 'name each party once';
  if (splits.some((split) => split.amount.currency !== amount.currency)) return `must be in ${amount.currency}`;
  if (parts.some((part) => part <= 0n)) return 'must be above zero';
  return sum(parts) > minorOf(amount) ? 'are together more than the amount of the order' : undefined;
}

/**
 * What each party has of an amount: its part of the order's amount, by largest remainder in the order in which the
 * parties are named (fact sheet "payments" 4.2).
 */
export function partsOf(state: OrderState, minor: bigint): ReadonlyMap<string, bigint> {
  const splits = state.order?.splits ?? [];
  // An order of 0.00 has no parts either: there is nothing to weigh them by.
  if (splits.length === 0) return new Map();
  const weights = splits.map(({ amount }) => minorOf(amount));
  const shares = allocate({ minor, currency: state.currency }, [...weights, state.requested - sum(weights)]);
  return new Map(splits.map(({ party }, index) => [party, shares[index]!.minor]));
}

/**
 * Adds to each event what it gives to each party, or takes from it: the difference of what the party has after the
 * event and before. So rounding never adds up: where everything went back, each party has given back exactly what it
 * got.
 */
export function withShares(
  state: OrderState,
  decision: OrderDecision,
  evolve: (state: OrderState, event: OrderEvent) => OrderState,
): OrderDecision {
  if (!state.order?.splits || 'reject' in decision) return decision;
  let before = state;
  const events = decision.accept.map((event) => {
    const after = evolve(before, event);
    const shares = moved(before, after, earned);
    const blockedShares = moved(before, after, blocked);
    const settledShares = moved(before, after, availableOf);
    const blockedAvailableShares = moved(before, after, blockedAvailableOf);
    before = after;
    const more = {
      ...(shares.length > 0 && { shares }),
      ...(blockedShares.length > 0 && { blockedShares }),
      ...(settledShares.length > 0 && { settledShares }),
      ...(blockedAvailableShares.length > 0 && { blockedAvailableShares }),
    };
    if (Object.keys(more).length === 0) return event;
    return { ...event, data: { ...event.data, ...more } } as OrderEvent;
  });
  return { accept: events };
}

function moved(before: OrderState, after: OrderState, of: (state: OrderState) => bigint): Share[] {
  if (of(before) === of(after)) return [];
  const had = partsOf(before, of(before));
  return [...partsOf(after, of(after))].flatMap(([party, minor]) => {
    const difference = minor - had.get(party)!;
    return difference === 0n ? [] : [{ party, amount: moneyJson(difference, after.currency) }];
  });
}
