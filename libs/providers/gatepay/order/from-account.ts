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
  const { received: listed, paying, extra } = sorted;
  const isNamed = isFilledIn(order.pay_account);
  const inTime = extra.filter(({ isLate }) => !isLate).reduce((sum, { amount }) => add(sum, amount), listed);
  const isTooLittle = listed.minor < cutTo(enoughOf(price), price.due.currency).minor;
  const isAlone = listed.minor === 0n;
  const isPooled = !isAlone && isTooLittle && isFilledIn(order.toleranceAmount) && payAmount.minor > inTime.minor;
  const isTwice = isNamed && payAmount.minor > inTime.minor && payAmount.minor > price.due.minor;
  const isOtherwise = isFilledIn(order.transaction_info) && payAmount.minor !== inTime.minor;
  if (!isNamed && !isOtherwise && !isPooled) return undefined;
  const part = isAlone || isPooled || isTwice ? subtract(payAmount, inTime) : { ...listed, minor: 0n };
  return { part, listed, paying, isPooled };
}
