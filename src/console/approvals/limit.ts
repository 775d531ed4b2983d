import type { Money } from '#libs/money';
import type { OrderState } from '#libs/payments';
import { refundable } from '#libs/payments';
import type { ApprovalLimit } from '../../config/console';

/**
 * Whether a refund waits for a second person. What the order has given back already, or is giving back, counts: an
 * amount above the limit is not to be had in parts below it.
 */
export function needsApproval(
  limit: ApprovalLimit | undefined,
  state: OrderState,
  { minor, currency }: Money,
): boolean {
  if (!limit) return false;
  const before = state.amounts.captured - refundable(state);
  return before + minor > (limit.byCurrency.get(currency) ?? 0n);
}
