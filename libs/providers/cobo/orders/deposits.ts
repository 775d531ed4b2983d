import type { Money } from '#libs/money';
import type { CoboOrder, Deposit } from './order';

/** The deposits of an order that has ended, told apart. */
export interface Sorted {
  /** What paid the order, or was too little for it. */
  readonly received: Money;
  /** What came after that: late, or a second time. */
  readonly extra: readonly Deposit[];
}

/**
 * What paid an order must not depend on when we ask: the provider goes on counting until the order's time is over (fact
 * sheet 5.3), so the receipt ends with the deposit that completed the order, and each later one is told by itself.
 * Where the list of transactions does not explain the total, the total counts and nothing is told beside it.
 */
export function sortDeposits(order: CoboOrder): Sorted {
  switch (order.status) {
    case 'Completed':
      return sortCompleted(order);
    case 'Underpaid':
      return sortBy(order, (total) => total === order.received.minor);
    case 'Expired':
      return { received: order.received, extra: order.received.minor === 0n ? order.deposits : [] };
    default:
      return { received: order.received, extra: [] };
  }
}

function sortCompleted(order: CoboOrder): Sorted {
  const enough = order.due.minor - (order.tolerance?.minor ?? 0n);
  const sorted = sortBy(order, (total) => total >= enough);
  // More than the provider says that it has counted: then the list is not in the order in which the money cleared.
  return sorted.received.minor > order.received.minor ? { received: order.received, extra: [] } : sorted;
}

function sortBy({ deposits, received }: CoboOrder, isAll: (total: bigint) => boolean): Sorted {
  let total = 0n;
  for (const [index, { amount }] of deposits.entries()) {
    total += amount.minor;
    if (isAll(total)) return { received: { ...received, minor: total }, extra: deposits.slice(index + 1) };
  }
  return { received, extra: [] };
}
