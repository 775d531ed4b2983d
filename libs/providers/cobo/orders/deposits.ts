import type { Money } from '#libs/money';
import type { PlaceInSum } from '../../spi';
import type { CoboOrder, Deposit } from './order';

/** The deposits of an order that has ended, told apart. */
export interface Sorted {
  /** What paid the order, or was too little for it. */
  readonly received: Money;
  /** What came after that: late, or a second time. */
  readonly extra: readonly Extra[];
}

export interface Extra extends Deposit {
  /** The provider's sum up to and with it, and what else is in that, where it counts it there. */
  readonly inSum?: PlaceInSum;
}

/** The one name of a deposit beside an order, wherever it is told (fact sheet 5.3). */
export const movementOf = (txId: string): string => `deposit/${txId}`;

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

/**
 * First what the provider has counted: what cleared after that is late, whatever it adds up to. Of the counted ones the
 * order ends with the deposit that reaches the amount less its tolerance; all of them pay it where none does, because
 * the tolerance need not be echoed.
 */
function sortCompleted(order: CoboOrder): Sorted {
  const { deposits, received } = order;
  // Less than the provider says that it has counted: then the list is not whole.
  if (deposits.reduce((sum, { amount }) => sum + amount.minor, 0n) < received.minor) return { received, extra: [] };
  const enough = order.due.minor - (order.tolerance?.minor ?? 0n);
  const { count = deposits.length } = firstThat(deposits, (total) => total === received.minor) ?? {};
  const sorted = sortBy({ received, deposits: deposits.slice(0, count) }, (total) => total >= enough);
  // More than the provider says that it has counted: then the list is not in the order in which the money cleared.
  if (sorted.received.minor > received.minor) return { received, extra: [] };
  let { minor } = sorted.received;
  const counted = sorted.extra.map((one, index) => ({
    ...one,
    inSum: {
      upTo: { ...received, minor: (minor += one.amount.minor) },
      after: sorted.extra.slice(0, index).map(({ txId }) => txId),
    },
  }));
  return { received: sorted.received, extra: [...counted, ...deposits.slice(count)] };
}

function sortBy({ deposits, received }: Pick<CoboOrder, 'deposits' | 'received'>, isAll: Reached): Sorted {
  const first = firstThat(deposits, isAll);
  if (!first) return { received, extra: [] };
  return { received: { ...received, minor: first.total }, extra: deposits.slice(first.count) };
}

type Reached = (total: bigint) => boolean;

/** The fewest deposits, from the first on, whose sum is such. */
function firstThat(deposits: readonly Deposit[], isAll: Reached): { total: bigint; count: number } | undefined {
  let total = 0n;
  for (const [index, { amount }] of deposits.entries()) {
    total += amount.minor;
    if (isAll(total)) return { total, count: index + 1 };
  }
  return undefined;
}
