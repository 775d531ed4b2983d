import { BoundedMap } from '#libs/simulators/kit';
import type { Order, Refund } from './order';

const numberKey = (subAccount: string, merchantTradeNo: string): string => `${subAccount}/${merchantTradeNo}`;

/** Orders by the provider's id and by the merchant's number, which is unique per sub-account (sheet 9.2). */
export class OrderStore {
  private readonly orders: BoundedMap<string, Order>;
  private readonly byNumber = new Map<string, Order>();
  private readonly byRefund = new Map<string, { order: Order; refund: Refund }>();

  constructor(capacity: number) {
    this.orders = new BoundedMap(capacity, (order) => this.forget(order));
  }

  add(order: Order): void {
    this.orders.set(order.prepayId, order);
    this.byNumber.set(numberKey(order.subAccount, order.merchantTradeNo), order);
  }

  addRefund(order: Order, refund: Refund): void {
    order.refunds.push(refund);
    this.byRefund.set(numberKey(order.subAccount, refund.refundRequestId), { order, refund });
  }

  find(prepayId: string): Order | undefined {
    return this.orders.get(prepayId);
  }

  findByNumber(subAccount: string, merchantTradeNo: string): Order | undefined {
    return this.byNumber.get(numberKey(subAccount, merchantTradeNo));
  }

  findRefund(subAccount: string, refundRequestId: string): { order: Order; refund: Refund } | undefined {
    return this.byRefund.get(numberKey(subAccount, refundRequestId));
  }

  /** Oldest first. */
  all(): readonly Order[] {
    return [...this.orders.values()];
  }

  private forget(order: Order): void {
    this.byNumber.delete(numberKey(order.subAccount, order.merchantTradeNo));
    for (const { refundRequestId } of order.refunds) this.byRefund.delete(numberKey(order.subAccount, refundRequestId));
  }
}
