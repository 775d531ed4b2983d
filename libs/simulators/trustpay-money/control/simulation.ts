import type { DeliveryEngine, Scheduler } from '#libs/simulators/kit';
import { Levers } from '#libs/simulators/kit';
import type { Order, OrderStore } from '../cashier/order';
import type { Payins } from '../cashier/payins';
import type { Refunds } from '../cashier/refunds';
import type { Fault, Faults } from '../faults';
import type { Gateway } from '../gateway';
import type { PhysicalCards } from '../issuer/physical-cards';
import type { Balance, Merchant } from '../merchants';
import { balanceOf } from '../merchants';
import type { Quirks } from '../quirks';
import { parseCents, twoDecimals } from '../wire/amount';
import type { BookedDelivery, BookedOrder } from './book';
import { bookDelivery, bookOrder } from './book';

export interface BookFilter {
  readonly orderNo?: string;
  /** The newest so many; default all. */
  readonly limit?: number;
}

/** Whom an instruction is about: the number of an order, or the address of its page. */
export interface OrderName {
  readonly orderNo?: string;
  readonly url?: string;
}

export interface MerchantChange {
  readonly secrets?: readonly string[];
  readonly apiKey?: string;
  readonly riskUrl?: string;
  /** Settled money from which refunds are paid, as a decimal text per currency. */
  readonly available?: Readonly<Record<string, string>>;
}

/** The simulator's levers, the same for a test in this process and for `/_sim/` over HTTP. */
export class Simulation extends Levers<Fault, Quirks, BookedDelivery> {
  constructor(
    private readonly the: {
      readonly scheduler: Scheduler;
      readonly merchants: readonly Merchant[];
      readonly store: OrderStore;
      readonly payins: Payins;
      readonly refunds: Refunds;
      readonly physicalCards: PhysicalCards;
      readonly gateway: Gateway;
      readonly deliveries: DeliveryEngine;
      readonly faults: Faults;
      readonly quirks: Quirks;
    },
  ) {
    super(the, bookDelivery);
  }

  /** The payer pays: all, or `amount` as a decimal text. Throws RangeError for an order that cannot be paid. */
  pay(name: OrderName, amount?: string): BookedOrder {
    return this.act(name, (order) => this.the.payins.pay(order, amount === undefined ? undefined : cents(amount)));
  }

  decline(name: OrderName, reason?: string): BookedOrder {
    return this.act(name, (order) => this.the.payins.decline(order, reason));
  }

  /** The time to pay is over. */
  timeOut(name: OrderName): BookedOrder {
    return this.act(name, (order) => this.the.payins.timeOut(order));
  }

  /** The provider settles the order with the merchant: 5 to 6. */
  settleOrder(name: OrderName): BookedOrder {
    return this.act(name, (order) => this.the.payins.settle(order));
  }

  /** Ends a running refund. Throws RangeError when it does not run. */
  decideRefund(orderNo: string, number: string, decision: 'done' | 'rejected', because?: string): BookedOrder {
    return this.act({ orderNo }, (order) => this.the.refunds.decide(order, number, decision, because));
  }

  /** Newest first. */
  book({ orderNo, limit = Infinity }: BookFilter = {}): readonly BookedOrder[] {
    const orders = this.the.store.all().filter((order) => orderNo === undefined || order.orderNo === orderNo);
    return [...orders]
      .reverse()
      .slice(0, limit)
      .map((order) => bookOrder(order, this.the.gateway.address));
  }

  count(): { readonly total: number; readonly states: Readonly<Record<string, number>> } {
    const states: Record<string, number> = {};
    for (const { status } of this.the.store.all()) states[status] = (states[status] ?? 0) + 1;
    return { total: this.the.store.size, states };
  }

  /** In which form of numbers requests were signed. */
  signatureForms(): Readonly<Record<string, number>> {
    return { ...this.the.gateway.signatureForms };
  }

  merchants(): readonly Merchant[] {
    return this.the.merchants;
  }

  /** As decimal texts. */
  balance(merchantId: string, currency: string): Readonly<Record<keyof Balance, string>> {
    const { available, frozen, reserve } = balanceOf(this.merchant(merchantId), currency);
    return { available: twoDecimals(available), frozen: twoDecimals(frozen), reserve: twoDecimals(reserve) };
  }

  /** What an owner or the provider changes in the portal. Throws RangeError for an unknown merchant. */
  changeMerchant(merchantId: string, { available, ...change }: MerchantChange): void {
    const merchant = this.merchant(merchantId);
    for (const [currency, text] of Object.entries(available ?? {})) {
      balanceOf(merchant, currency).available = cents(text);
    }
    Object.assign(merchant, change);
  }

  /** A cardholder with a physical card, as after an assignment. */
  issueCard(merchantId: string): { readonly cardholderId: string; readonly cardId: string } {
    return this.the.physicalCards.issue(this.merchant(merchantId));
  }

  private act(name: OrderName, change: (order: Order) => void): BookedOrder {
    const order = this.order(name);
    change(order);
    return bookOrder(order, this.the.gateway.address);
  }

  private order({ orderNo, url }: OrderName): Order {
    const token = url !== undefined && URL.canParse(url) ? new URL(url).searchParams.get('token') : undefined;
    const order = token ? this.the.store.ofToken(token) : this.the.store.all().find((one) => one.orderNo === orderNo);
    if (!order) throw new RangeError(`no order ${orderNo ?? url ?? ''}`);
    return order;
  }

  private merchant(merchantId: string): Merchant {
    const merchant = this.the.merchants.find((one) => one.merchantId === merchantId);
    if (!merchant) throw new RangeError(`no merchant ${merchantId}`);
    return merchant;
  }
}

function cents(text: string): bigint {
  const value = parseCents(text);
  if (value === undefined) throw new RangeError(`${text}: an amount has at most two decimals`);
  return value;
}
