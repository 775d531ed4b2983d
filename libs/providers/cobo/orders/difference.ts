import { add, equals } from '#libs/money';
import type { StartPayment } from '../../spi';
import type { CoboOrder } from './order';

/**
 * What in a new order is not what was asked for; undefined when all of it is. Members that the provider need not echo
 * are compared where they are there (fact sheet 3.2).
 */
export function difference(order: CoboOrder, { reference, amount, crypto }: StartPayment): string | undefined {
  if (order.code !== reference) return 'the answer is about another order';
  if (order.asset !== crypto?.asset) return 'the payer would send another asset than asked';
  if (order.price && !equals(order.price, amount)) return 'the order has another amount than asked';
  const fee = crypto.developerFee;
  if (order.fee && order.fee.minor !== (fee?.minor ?? 0n)) return 'the order has another developer fee than asked';
  if (amount.currency !== order.asset) return undefined;
  // Whether the fee is added to the amount or taken out of it differs between the provider's texts (fact sheet 3.1).
  const isAsked = equals(order.due, amount) || (fee !== undefined && equals(order.due, add(amount, fee)));
  return isAsked ? undefined : 'the payer would send another amount than asked';
}
