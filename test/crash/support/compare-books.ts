import { formatAmount } from '#libs/money';
import { operationReference } from '#libs/payments';
import type { BookedPayment } from '#libs/simulators/trustpay-eu';
import type { LoggedOrder } from './orders-of';

/**
 * The provider's book against ours: each operation there at most once, and for each payment the same sums on both
 * sides.
 */
export function compareBooks(
  orders: ReadonlyMap<string, LoggedOrder>,
  book: readonly BookedPayment[],
): { twice: string[]; unequal: string[] } {
  const moved = book.flatMap(({ operations }) => operations.map(({ reference }) => reference));
  const counts = new Map<string, number>();
  for (const reference of moved) counts.set(reference, (counts.get(reference) ?? 0) + 1);
  const ours = [...orders].flatMap(([orderId, order]) => unequalOperations(orderId, order, counts));
  const payments = new Map(book.map((payment) => [payment.paymentRequestId, payment]));
  return {
    twice: [...counts].filter(([, times]) => times > 1).map(([reference, times]) => `${reference} done ${times} times`),
    unequal: [...ours, ...[...orders].flatMap(([orderId, order]) => unequalSums(orderId, order, payments))],
  };
}

/** Done here means done there, and the other way round. What is still in doubt claims nothing and is told as well. */
function unequalOperations(orderId: string, { state }: LoggedOrder, counts: ReadonlyMap<string, number>): string[] {
  return state.operations.flatMap(({ id, type, status }) => {
    const there = counts.has(operationReference(orderId, id));
    const here = status === 'succeeded';
    const settled = !['requested', 'pending', 'unknown'].includes(status);
    return there === here && settled ? [] : [`order ${orderId}: ${type} ${id} is ${status}, the provider has ${there}`];
  });
}

function unequalSums(orderId: string, { state }: LoggedOrder, payments: ReadonlyMap<string, BookedPayment>): string[] {
  const amount = (minor: bigint): string => formatAmount({ minor, currency: state.currency }).value;
  return state.attempts.flatMap(({ providerReference, authorized, captured, refunded }) => {
    if (authorized === 0n) return [];
    const payment = payments.get(providerReference ?? '');
    const ours = `authorized ${amount(authorized)} captured ${amount(captured)} refunded ${amount(refunded)}`;
    const theirs =
      payment && `authorized ${payment.authorized} captured ${payment.captured} refunded ${payment.refunded}`;
    return ours === theirs ? [] : [`order ${orderId}: ours ${ours}, theirs ${theirs}`];
  });
}
