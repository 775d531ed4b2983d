import type { Clock } from '#libs/clock';
import type { Scheduler } from '#libs/simulators/kit';
import type { Merchant } from '../merchants';
import { balanceOf, feeFor } from '../merchants';
import type { Quirks } from '../quirks';
import { parseCents } from '../wire/amount';
import { CODE, Refusal } from '../wire/envelope';
import type { Members } from '../wire/literal-json';
import { literal, text } from '../wire/literal-json';
import type { Callbacks } from './callbacks';
import type { Order, OrderStore } from './order';
import { STATUS, isNumber, newPlatformNumber, newToken } from './order';

/** Orders from their creation to the money: transitions of sheet 5 up to status 6. */
export class Payins {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly scheduler: Scheduler;
      readonly store: OrderStore;
      readonly callbacks: Callbacks;
      readonly quirks: Quirks;
    },
  ) {}

  /** Throws Refusal; a repeat of the number creates nothing (880012). */
  create(merchant: Merchant, members: Members): Order {
    const read = readOrder(merchant, members);
    if (this.the.store.find(merchant, read.orderNo)) throw new Refusal(CODE.orderExists, 'order already exists');
    const order: Order = {
      ...{ ...read, merchant, platformOrderNo: newPlatformNumber(), token: newToken() },
      ...{ createdAt: this.now(), status: STATUS.pending, reason: '', paid: 0n, isSettled: false, refunds: [] },
      fee: feeFor(merchant, read.amount),
    };
    this.the.store.add(order);
    this.the.scheduler.after(this.the.quirks.lifetimeMs, () => this.timeOut(order));
    return order;
  }

  /**
   * The payer's money comes, exactly or not, also after the time was over. Throws RangeError when it came already, or
   * the payment was declined.
   */
  pay(order: Order, amount = order.amount): void {
    if (order.paidAt !== undefined) throw new RangeError(`order ${order.orderNo} is paid`);
    if (order.status === STATUS.failed) throw new RangeError(`order ${order.orderNo} was declined`);
    if (amount <= 0n) throw new RangeError('a payment is more than zero');
    order.paid = amount;
    order.fee = feeFor(order.merchant, amount);
    order.paidAt = this.now();
    order.status = STATUS.unliquidated;
    order.reason = 'success';
    balanceOf(order.merchant, order.currency).frozen += amount - order.fee;
    this.the.callbacks.send(order);
    const { settleAfterMs } = this.the.quirks;
    if (settleAfterMs > 0) this.the.scheduler.after(settleAfterMs, () => this.settle(order));
  }

  decline(order: Order, reason = 'all channels failed'): void {
    this.end(order, STATUS.failed, reason);
  }

  timeOut(order: Order): void {
    if (order.status === STATUS.pending) this.end(order, STATUS.timedOut, 'order timeout');
  }

  /** 5 to 6; what is being refunded or was refunded keeps its state, its money moves all the same. */
  settle(order: Order): void {
    if (order.paidAt === undefined || order.isSettled) return;
    order.isSettled = true;
    const balance = balanceOf(order.merchant, order.currency);
    balance.frozen -= order.paid - order.fee;
    balance.available += order.paid - order.fee;
    if (order.status !== STATUS.unliquidated) return;
    order.status = STATUS.settled;
    if (this.the.quirks.callbackOnSettle) this.the.callbacks.send(order);
  }

  private end(order: Order, status: typeof STATUS.failed | typeof STATUS.timedOut, reason: string): void {
    if (order.status !== STATUS.pending) throw new RangeError(`order ${order.orderNo} is not open`);
    order.status = status;
    order.reason = reason;
    this.the.callbacks.send(order);
  }

  private now(): number {
    return this.the.clock.now().getTime();
  }
}

function readOrder(merchant: Merchant, members: Members): Pick<Order, 'orderNo' | 'amount' | 'currency' | 'notifyUrl'> {
  const bad = (reason: string): Refusal => new Refusal(CODE.badRequest, reason);
  const orderNo = text(members, 'order_no');
  const amount = parseCents(literal(members, 'order_amount'));
  const currency = text(members, 'currency');
  const notifyUrl = text(members, 'notify_url');
  if (literal(members, 'merchant_id') !== merchant.merchantId) throw bad('merchant_id is not yours');
  if (!isNumber(orderNo)) throw bad('order_no is malformed');
  if (amount === undefined || amount === 0n) throw bad('order_amount is malformed');
  if (currency === undefined || !merchant.currencies.includes(currency)) throw bad('currency is not offered');
  if (notifyUrl === undefined || !isWeb(notifyUrl)) throw bad('notify_url is malformed');
  if (amount < merchant.limits.min) throw new Refusal(CODE.amountRule, 'amount too small');
  if (amount > merchant.limits.max) throw new Refusal(CODE.transactionLimit, 'amount too large');
  return { orderNo, amount, currency, notifyUrl };
}

export const isWeb = (address: string): boolean =>
  address.length <= 2000 && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
