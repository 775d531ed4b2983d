import { currencyOf } from '#libs/money';
import type { Money } from '#libs/money';
import type { OpenMovement, UnsettledExchange } from '../read-models/queries';
import type { UnderWay } from './compare';

/**
 * Payments and refunds that are not over, as what the provider may count already and the books do not. In coins where
 * it is known how many; else in the currency of the order, which explains nothing and is told all the same.
 */
export function movementsUnderWay(open: readonly OpenMovement[]): UnderWay[] {
  return added(
    open.map((one) =>
      one.type === 'refund'
        ? { what: 'refund', holderHas: 'less', count: 1, amount: coinsOfRefund(one) }
        : { what: 'payment', holderHas: 'more', count: 1, amount: coinsOfPayment(one) },
    ),
  );
}

/** Coins that the provider has sold or changed by a booked payout, and that the books move with its settlement. */
export const exchangesUnderWay = (unsettled: readonly UnsettledExchange[]): UnderWay[] =>
  added(
    unsettled.flatMap(({ charged, paid }) =>
      [beside('unsettled_payout', charged), beside('unsettled_payout', { ...paid, minor: -paid.minor })].filter(
        ({ amount }) => isCoins(amount.currency),
      ),
    ),
  );

/** What the books count more than the provider may, or less where it is below zero. */
export const beside = (what: UnderWay['what'], { minor, currency }: Money): UnderWay => ({
  ...{ what, holderHas: minor > 0n ? 'less' : 'more', count: 1 },
  amount: { minor: minor < 0n ? -minor : minor, currency },
});

/** One for each kind, direction and unit. */
export function added(all: readonly UnderWay[]): UnderWay[] {
  const sums = new Map<string, UnderWay>();
  for (const one of all.filter(({ amount }) => amount.minor > 0n)) {
    const key = [one.what, one.holderHas, one.amount.currency].join(' ');
    const { count, amount } = sums.get(key) ?? { count: 0, amount: { minor: 0n } };
    const sum = { minor: amount.minor + one.amount.minor, currency: one.amount.currency };
    sums.set(key, { ...one, count: count + one.count, amount: sum });
  }
  return [...sums.values()];
}

const isCoins = (currency: string): boolean => currencyOf(currency).kind === 'crypto';

function coinsOfPayment({ currency, minor, attempt }: OpenMovement): Money {
  const next = attempt?.nextAction;
  if (isCoins(currency) || next?.type !== 'pay_to_address') return { minor, currency };
  return { minor: BigInt(next.amount.minor), currency: next.amount.currency };
}

/** Its share of the coins that were due or that came, whichever is more; rounded up, as it is a bound. */
function coinsOfRefund({ currency, minor, attempt }: OpenMovement): Money {
  const { receipt, captured = 0n } = attempt ?? {};
  if (isCoins(currency) || !receipt || captured === 0n) return { minor, currency };
  const [due, received] = [BigInt(receipt.due.minor), BigInt(receipt.received.minor)];
  const coins = due > received ? due : received;
  return { minor: (coins * minor + captured - 1n) / captured, currency: receipt.received.currency };
}
