import type { PayInOrder } from '../orders/order';
import { isFinal } from '../orders/order';
import type { Orders } from '../orders/orders';
import type { Atto } from '../wire/decimal';
import { ApiError } from '../wire/errors';
import type { Token } from '../wire/tokens';
import type { Payout, PayoutStatus } from './payout';

/** Of what came for an order, the part that lies on the merchant's account. */
export const merchantShare = ({ received, developerShare }: PayInOrder): Atto => received - developerShare;

/** Ended with money, and in no settlement that holds or has it. An order that is still paid has no final sum. */
const isUnsettled = (order: PayInOrder): boolean =>
  isFinal(order) && merchantShare(order) > 0n && order.settlementId === undefined;

/** All orders of the merchant in the token that no settlement has yet. */
export const unsettledOrders = (orders: Orders, merchantId: string, token: Token): readonly PayInOrder[] =>
  orders.all().filter((order) => isOf(order, merchantId, token) && isUnsettled(order));

/** @throws ApiError 2028 for one that the merchant does not have in this token, 2029 for one with nothing to settle */
export function namedOrders(
  orders: Orders,
  ids: readonly unknown[],
  merchantId: string,
  token: Token,
): readonly PayInOrder[] {
  return ids.map((id) => {
    if (typeof id !== 'string') throw new ApiError(2006, 'order_ids');
    const order = orders.get(id);
    if (!isOf(order, merchantId, token)) throw new ApiError(2028, `order ${id}`);
    if (!isUnsettled(order)) throw new ApiError(2029, `order ${id} has nothing to settle`);
    return order;
  });
}

const isOf = ({ terms }: PayInOrder, merchantId: string, token: Token): boolean =>
  terms.merchantId === merchantId && terms.token === token;

/** [G] What failed or was called off can be settled again; the rest stays with its settlement. */
const RELEASED: readonly PayoutStatus[] = ['Failed', 'Canceled'];

/** The orders of a settlement go where it goes (sheet, 3.2, 8). */
export function takeAlong({ payoutId, items, status }: Payout, now: number): void {
  for (const order of items.flatMap(({ orders }) => orders)) {
    order.settlementId = RELEASED.includes(status) ? undefined : payoutId;
    order.settlementStatus = settlementStatusOf(status);
    order.updatedAt = now;
  }
}

function settlementStatusOf(status: PayoutStatus): PayInOrder['settlementStatus'] {
  switch (status) {
    case 'Processing':
    case 'Completed':
    case 'PartiallyCompleted':
    case 'Failed':
      return status;
    default:
      return 'Pending';
  }
}
