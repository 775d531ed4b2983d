import type { Money } from '#libs/money';
import { cutTo, toUnits, unitsOf } from '../decimal';
import { objectsOf, textOf } from '../json';
import type { Json } from '../json';

/** A payment as the list tells it. */
export interface ListedPayment {
  readonly txId: string;
  readonly amount: Money;
  readonly isLate: boolean;
}

/** The payments over a chain, told apart. */
export interface SortedPayments {
  /** What paid the order, or was too little for it. */
  readonly received: Money;
  /** The listed payments that make it up; none where the list does not say. */
  readonly paying: readonly ListedPayment[];
  /** Credited beside the order: it was complete already, or over (fact sheet 4.1). */
  readonly extra: readonly ListedPayment[];
  /** What the answer counts beside that and does not list in a way that could be told apart. */
  readonly unexplained?: string;
  /** How much of it came late. */
  readonly unlisted?: Money;
}

/** What a paid order was to get; undefined for one that is not paid. */
export interface Price {
  readonly due: Money;
  /** In units of 10^-18, as the query tells it. */
  readonly tolerance: bigint;
}

interface Payment {
  readonly txId: string;
  readonly units: bigint;
}

const LATE = 'late money came, and the answer does not list it so that it can be told apart';
const MORE = 'more came than was due, and the answer does not list it so that it can be told apart';

/**
 * What paid an order must not depend on when we ask. A payment counts from its detection (fact sheet 4.1), so one that
 * was seen in time goes on adding to `done_amount` when it is confirmed after the order was paid: the receipt ends with
 * the payment that completed the order, and each later one is told by itself. Late payments are marked nowhere, but
 * `done_amount_total` counts them and `done_amount` does not, and the list is in the order in which they came: what is
 * listed behind the payments that make up `done_amount` is late (fact sheet 5.1; the arithmetic is a guess). Where the
 * list does not add up, the sum counts. Undefined for amounts that cannot be read.
 * @param isBeside nothing of it has paid the order: all of it is told as late
 */
export function sortPayments(
  info: Json,
  currency: string,
  price?: Price,
  isBeside = false,
): SortedPayments | undefined {
  const done = unitsOf(info.done_amount ?? '0');
  const told = unitsOf(info.done_amount_total ?? info.done_amount ?? '0');
  if (done === undefined || told === undefined) return undefined;
  const inTime = isBeside ? 0n : done;
  const lateInAll = (told > done ? told : done) - inTime;
  const unlisted = lateInAll > 0n ? { unexplained: LATE, unlisted: cutTo(lateInAll, currency) } : {};
  const payments = paymentsOf(objectsOf(info.done_tx_item_list));
  const first = payments && countMakingUp(inTime, payments);
  if (payments === undefined || first === undefined) {
    const isMore = price !== undefined && inTime > toUnits(price.due);
    const sum = { received: cutTo(inTime, currency), paying: [], extra: [] };
    return { ...sum, ...(isMore && { unexplained: MORE }), ...unlisted };
  }
  const paidBy = price ? Math.min(first, countReaching(enoughOf(price), payments)) : first;
  const late = payments.slice(first);
  const isExplained = sumOf(late) === lateInAll;
  const listed = payments.map(({ txId, units }, index) => ({
    ...{ txId, amount: cutTo(units, currency), isLate: index >= first },
  }));
  const extra = listed.slice(paidBy, isExplained ? undefined : first);
  return {
    received: cutTo(sumOf(payments.slice(0, paidBy)), currency),
    paying: listed.slice(0, paidBy),
    extra: extra.filter(({ amount }) => amount.minor > 0n),
    ...(!isExplained && { unexplained: LATE, ...unlisted }),
  };
}

/** Complete when the rest is at most the tolerance (fact sheet 3.4); one that leaves nothing to pay is none. */
export function enoughOf({ due, tolerance }: Price): bigint {
  const units = toUnits(due);
  return tolerance < units ? units - tolerance : units;
}

/** How many of the first payments add up to the sum. */
function countMakingUp(sum: bigint, payments: readonly Payment[]): number | undefined {
  const count = countReaching(sum, payments);
  return sumOf(payments.slice(0, count)) === sum ? count : undefined;
}

/** How many of the first payments it takes to come to the sum; all of them where they do not. */
function countReaching(sum: bigint, payments: readonly Payment[]): number {
  let rest = sum;
  for (const [index, { units }] of payments.entries()) {
    if (rest <= 0n) return index;
    rest -= units;
  }
  return payments.length;
}

const sumOf = (payments: readonly Payment[]): bigint => payments.reduce((sum, { units }) => sum + units, 0n);

/** One transaction may pay an address twice: then its id alone would count it once. */
function paymentsOf(items: readonly Json[]): Payment[] | undefined {
  const seen = new Map<string, number>();
  const payments: Payment[] = [];
  for (const item of items) {
    const txId = textOf(item.txId, 200);
    const units = unitsOf(item.amount);
    if (txId === undefined || units === undefined) return undefined;
    const nth = (seen.get(txId) ?? 0) + 1;
    seen.set(txId, nth);
    payments.push({ txId: nth === 1 ? txId : `${txId}/${nth}`, units });
  }
  return payments;
}
