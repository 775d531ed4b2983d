import { toMoneyJson } from '#libs/money';
import type { Outcome, QueryOperation } from '../../spi';
import { evidenceOf, unclear } from './evidence';
import type { Order } from './order';
import { NOT_PAID, PAID, STATUS } from './status';

/**
 * What the order says of one of its refunds. The order has only the sum of all refunds and, in callbacks, their
 * numbers; it never says what one of them came to. So a refund is told apart by what can be concluded:
 * - a refund is running (9): this one may be it;
 * - all is refunded (7): this one too, as we never ask for more than was paid, unless the others leave no room;
 * - less is refunded than this one is about, or the numbers are named and its own is missing: it was not done;
 * - the sum is exactly this refund and it is the only one: it was done. Only one is sure to exist where payments are
 *   refunded once; where they may be refunded in parts, the same sum may be another refund, and nothing is guessed.
 */
export function outcomeOfRefund(
  operation: QueryOperation,
  order: Order,
  { multipleRefunds }: { multipleRefunds: boolean },
): Outcome {
  const { status, refundNumbers, platform } = order;
  const evidence = evidenceOf('query', status, platform);
  if (NOT_PAID.includes(status)) return absentRefund(status, 'the order is not paid');
  if (!PAID.includes(status)) return unclear('a status that a payin cannot have', status);
  if (status === STATUS.refunding) return { kind: 'pending', evidence };
  const refunded = order.refunded?.minor ?? (status === STATUS.refunded ? order.paid?.minor : 0n) ?? 0n;
  const asked = operation.amount.minor;
  const isNamed = refundNumbers?.includes(operation.reference);
  if (refunded < asked) return notDone(order, refunded);
  if (isNamed === false) return absentRefund(status, 'the order names other refunds only');
  const isOnlyOne = !multipleRefunds || (isNamed === true && refundNumbers?.length === 1);
  if (isOnlyOne && refunded !== asked) return unclear('more was refunded than this refund is about', status);
  if (!isOnlyOne && status !== STATUS.refunded) return unclear('refunds in part cannot be told apart', status);
  const others = operation.otherRefunds?.minor ?? 0n;
  const paid = order.paid?.minor ?? refunded;
  if (!isOnlyOne && asked + others > paid) return absentRefund(status, 'other refunds leave no room for it');
  return { kind: 'succeeded', amount: toMoneyJson(operation.amount), evidence };
}

/** A state without a sum of refunds would be a riddle only where it says that something was refunded. */
function notDone({ status }: Order, refunded: bigint): Outcome {
  const contradicts = status === STATUS.refunded || (status === STATUS.partlyRefunded && refunded === 0n);
  if (contradicts) return unclear('the state and the refunded amount contradict each other', status);
  return absentRefund(status, 'less was refunded than this refund is about');
}

/** Never executed, or rejected after it was accepted: the order does not tell the two apart. */
export const absentRefund = (code: string, reason: string): Outcome => ({
  kind: 'failed',
  code: 'absent',
  reason,
  evidence: evidenceOf('query', code),
});
