import { add, subtract } from '#libs/money';
import type { Money } from '#libs/money';
import { cutTo } from '../decimal';
import { isFilledIn } from '../json';
import type { Json } from '../json';
import { enoughOf } from './sorted-payments';
import type { ListedPayment, Price, SortedPayments } from './sorted-payments';

/** Of an order that names a payer's Gate account in `pay_account`: what is that account's, and what the chain's. */
export interface FromAccount {
  /** Nothing, where what came over the chain explains the payment alone. */
  readonly part: Money;
  /** What came over the chain in time: a part of the payment, all of it, or beside it. */
  readonly listed: Money;
  /** The payments that make that up; none where the list does not say. */
  readonly paying: readonly ListedPayment[];
}

export interface Paid {
  readonly received: Money;
  readonly account?: FromAccount;
  readonly unexplained?: string;
}

const POOLED = 'less came over the chain than was paid: the rest is from a Gate account';
const UNSAID = 'a Gate account is named, and the chain explains what was paid without it';

/**
 * How much of a paid order came in all: what the chain brought, or `pay_amount` where a Gate account has paid (fact
 * sheet 5.1, a guess). Both have paid it together where the chain alone is too little; only where the order names an
 * account, or says how much it lets go, which may be the difference. Both have paid it whole where `pay_amount` is that
 * much more than all that came, late coins too: whether it contains those is not said.
 */
export function paidInAll(order: Json, sorted: SortedPayments, price: Price, payAmount: Money): Paid {
  const { received: listed, paying } = sorted;
  const isNamed = isFilledIn(order.pay_account);
  const inAll = inAllOf(sorted);
  const enough = cutTo(enoughOf(price), price.due.currency).minor;
  const isTooLittle = listed.minor < enough && listed.minor < payAmount.minor;
  const isPooled = isTooLittle && listed.minor > 0n && (isNamed || isFilledIn(order.toleranceAmount));
  const isTwice = isNamed && payAmount.minor >= inAll.minor + enough;
  const nothing = { ...listed, minor: 0n };
  const part =
    isPooled || listed.minor === 0n ? subtract(payAmount, listed) : isTwice ? subtract(payAmount, inAll) : nothing;
  const unexplained = isPooled ? POOLED : isNamed && part.minor === 0n ? UNSAID : undefined;
  return {
    received: add(listed, part),
    ...(isNamed && { account: { part, listed, paying } }),
    ...(unexplained !== undefined && { unexplained }),
  };
}

const inAllOf = ({ received, extra, unlisted }: SortedPayments): Money =>
  extra.reduce((sum, { amount }) => add(sum, amount), unlisted ? add(received, unlisted) : received);
