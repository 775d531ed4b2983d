import { add, subtract } from '#libs/money';
import type { Money } from '#libs/money';
import { cutTo } from '../decimal';
import { isFilledIn } from '../json';
import type { Json } from '../json';
import { enoughOf } from './sorted-payments';
import type { ListedPayment, Price, SortedPayments } from './sorted-payments';

/** What a Gate account has paid of an order, alone or as well, and what came over the chain in time. */
export interface FromAccount {
  /** Nothing, where the chain alone explains what was paid. */
  readonly part: Money;
  /** So much came over the chain of what paid the order, or beside the account. */
  readonly listed: Money;
  /** Of that, where the list tells them apart. */
  readonly paying: readonly ListedPayment[];
  readonly isPooled: boolean;
}

/**
 * Undefined where no account has paid, as far as the order says (fact sheet 5.1): `pay_account` names one, or
 * `pay_amount` is not what came over the chain. Both may have paid it together, only where the order says how much it
 * lets go; or both the whole of it. What nobody tells of the chain is not taken for nothing.
 * @param payAmount `pay_amount`
 */
export function fromAccount(
  order: Json,
  sorted: SortedPayments,
  price: Price,
  payAmount: Money,
): FromAccount | undefined {
  const { received: listed, paying } = sorted;
  const isNamed = isFilledIn(order.pay_account);
  const [inTime, inAll] = sumsOf(sorted);
  const enough = cutTo(enoughOf(price), price.due.currency).minor;
  const isAlone = listed.minor === 0n;
  const isMore = payAmount.minor > inTime.minor;
  const isPooled = !isAlone && listed.minor < enough && isMore && isFilledIn(order.toleranceAmount);
  const isOtherwise = isFilledIn(order.transaction_info) && payAmount.minor !== inTime.minor;
  if (!isNamed && !isOtherwise && !isPooled) return undefined;
  // Whether late coins are in it is not said: only what pays the order without them is surely not.
  const isTwice = isNamed && payAmount.minor >= inAll.minor + enough;
  const rest = isAlone || isPooled ? inTime : isTwice ? inAll : payAmount;
  return { part: subtract(payAmount, rest), listed, paying, isPooled };
}

/** What came over the chain in time, and in all. */
function sumsOf({ received, extra, unlisted }: SortedPayments): readonly [inTime: Money, inAll: Money] {
  const [late, inTime] = [true, false].map((isLate) => extra.filter((one) => one.isLate === isLate));
  const sum = (from: Money, more: readonly ListedPayment[] = []) =>
    more.reduce((total, { amount }) => add(total, amount), from);
  const timely = sum(received, inTime);
  return [timely, sum(unlisted ? add(timely, unlisted) : timely, late)];
}
