import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Quirks } from '../quirks';
import { ApiError } from '../wire/errors';
import type { Events } from '../webhooks/events';
import { addressOf } from './address';
import type { OrderStatus, OrderTerms, PayInOrder } from './order';
import { isFinal } from './order';
import { payableOf } from './order-terms';

interface Parts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly quirks: Quirks;
  readonly ids: GrowingIds;
  readonly events: Events;
  readonly rates: ReadonlyMap<string, string>;
  readonly capacity: number;
}

/** Pay-in orders and their life (sheet, 4). */
export class Orders {
  private readonly kept: BoundedMap<string, PayInOrder>;
  private readonly byCode = new Map<string, PayInOrder>();

  constructor(private readonly the: Parts) {
    this.kept = new BoundedMap(the.capacity, (order) => this.byCode.delete(order.terms.pspOrderCode));
  }

  /** @throws ApiError 2040 for a reference that was used before */
  open(terms: OrderTerms, { isFromLink = false } = {}): PayInOrder {
    if (this.byCode.has(terms.pspOrderCode)) throw new ApiError(2040, 'psp_order_code');
    const rate = this.the.rates.get(terms.token.id) ?? '1';
    const payable = payableOf(terms, rate, this.the.quirks);
    const now = this.now();
    const number = this.the.ids.take();
    const orderId = `O${dayOf(now)}-${terms.merchantId}-${number}`;
    const order: PayInOrder = {
      ...{
        orderId,
        number: Number(number),
        terms,
        payable,
        rate,
        address: addressOf(terms.token, orderId),
        isFromLink,
      },
      ...{ createdAt: now, updatedAt: now, expiresAt: now + terms.expiredIn * 1000, status: 'Pending' },
      ...{ received: 0n, developerShare: 0n, deposits: [], settlementStatus: 'Pending' },
    };
    this.kept.set(orderId, order);
    this.byCode.set(terms.pspOrderCode, order);
    // A deposit that clears at the very instant still counts (sheet, 4).
    this.the.scheduler.at(order.expiresAt + 1, () => this.expireIfDue(order));
    this.the.events.orderChanged(order);
    return order;
  }

  /** @throws ApiError 2028 */
  get(orderId: string): PayInOrder {
    const order = this.find(orderId);
    if (!order) throw new ApiError(2028, `order ${orderId}`);
    return order;
  }

  find(orderId: string): PayInOrder | undefined {
    const order = this.kept.get(orderId);
    if (order) this.expireIfDue(order);
    return order;
  }

  ofCode(code: string): PayInOrder | undefined {
    const order = this.byCode.get(code);
    return order && this.find(order.orderId);
  }

  get size(): number {
    return this.kept.size;
  }

  /** Newest first. */
  all(): readonly PayInOrder[] {
    return [...this.kept.values()].reverse();
  }

  /** Only an order that nobody has begun to pay (sheet, 6). @throws ApiError 2029 */
  cancel(order: PayInOrder): void {
    if (order.status === 'Expired') return;
    if (order.status !== 'Pending') throw new ApiError(2029, `the order is ${order.status}`);
    this.become(order, 'Expired');
  }

  /** The one place where a status changes. */
  become(order: PayInOrder, status: OrderStatus): void {
    if (order.status === status || isFinal(order)) return;
    order.status = status;
    order.updatedAt = this.now();
    this.the.events.orderChanged(order);
  }

  expireIfDue(order: PayInOrder): void {
    if (isFinal(order) || this.now() <= order.expiresAt) return;
    this.become(order, order.received > 0n ? 'Underpaid' : 'Expired');
  }

  /** The life of the order is over now: for clocks that cannot be moved. */
  endNow(order: PayInOrder): void {
    order.expiresAt = Math.min(order.expiresAt, this.now() - 1);
    this.expireIfDue(order);
  }

  private now(): number {
    return this.the.clock.now().getTime();
  }
}

/** `20250304` */
export const dayOf = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 10).replaceAll('-', '');
