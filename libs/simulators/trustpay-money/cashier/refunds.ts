import type { Clock } from '#libs/clock';
import type { Scheduler } from '#libs/simulators/kit';
import type { Merchant } from '../merchants';
import { balanceOf } from '../merchants';
import type { Quirks } from '../quirks';
import { parseCents } from '../wire/amount';
import { CODE, Refusal } from '../wire/envelope';
import type { Members } from '../wire/literal-json';
import { literal, text } from '../wire/literal-json';
import type { Callbacks } from './callbacks';
import type { Order, OrderStore, Refund, Status } from './order';
import { STATUS, claimedOf, isNumber, refundedOf } from './order';

const REFUNDABLE: readonly Status[] = [STATUS.unliquidated, STATUS.settled, STATUS.partlyRefunded, STATUS.refunding];

/** Refunds from accepted to done or rejected (sheet 4.4). */
export class Refunds {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly scheduler: Scheduler;
      readonly store: OrderStore;
      readonly callbacks: Callbacks;
      readonly quirks: Quirks;
    },
  ) {}

  /** Throws Refusal. The number is the key: its repeat with the same amount gives the first result. */
  request(merchant: Merchant, members: Members): { readonly order: Order; readonly refund: Refund } {
    const { order, number, amount } = this.read(merchant, members);
    const known = order.refunds.find((refund) => refund.number === number);
    if (known) {
      if (known.amount !== amount) throw new Refusal(CODE.orderExists, 'refund number with another amount');
      return { order, refund: known };
    }
    return { order, refund: this.accept(order, number, amount) };
  }

  /** Throws RangeError for a refund that does not run. */
  decide(order: Order, number: string, decision: 'done' | 'rejected', because = 'rejected by the channel'): void {
    const refund = order.refunds.find((one) => one.number === number);
    if (refund?.state !== 'running') throw new RangeError(`refund ${number} does not run`);
    refund.state = decision;
    if (decision === 'rejected') {
      refund.rejectedBecause = because;
      balanceOf(order.merchant, order.currency).available += refund.amount;
    }
    order.status = stateAfter(order);
    this.the.callbacks.send(order);
  }

  private read(merchant: Merchant, members: Members): { order: Order; number: string; amount: bigint } {
    const order = this.the.store.find(merchant, text(members, 'order_no') ?? '');
    const number = text(members, 'merchant_refund_no');
    const amount = parseCents(literal(members, 'refund_amount'));
    if (!order) throw new Refusal(CODE.badRequest, 'unknown order');
    if (!isNumber(number)) throw new Refusal(CODE.badRequest, 'merchant_refund_no is malformed');
    if (amount === undefined || amount === 0n) throw new Refusal(CODE.badRequest, 'refund_amount is malformed');
    return { order, number, amount };
  }

  private accept(order: Order, number: string, amount: bigint): Refund {
    const balance = balanceOf(order.merchant, order.currency);
    if (!REFUNDABLE.includes(order.status)) throw new Refusal(CODE.amountRule, 'the order has nothing to refund');
    if (claimedOf(order) + amount > order.paid) throw new Refusal(CODE.amountRule, 'more than is left to refund');
    if (balance.available < amount) throw new Refusal(CODE.insufficientBalance, 'insufficient balance');
    balance.available -= amount;
    const refund: Refund = { number, amount, acceptedAt: this.the.clock.now().getTime(), state: 'running' };
    order.refunds.push(refund);
    order.status = STATUS.refunding;
    const { refundAfterMs } = this.the.quirks;
    if (refundAfterMs === 0) this.decide(order, number, 'done');
    else this.the.callbacks.send(order);
    if (refundAfterMs > 0) this.the.scheduler.after(refundAfterMs, () => this.finish(order, refund));
    return refund;
  }

  private finish(order: Order, refund: Refund): void {
    if (refund.state === 'running') this.decide(order, refund.number, 'done');
  }
}

function stateAfter(order: Order): Status {
  const refunded = refundedOf(order);
  if (order.refunds.some(({ state }) => state === 'running')) return STATUS.refunding;
  if (refunded === order.paid) return STATUS.refunded;
  if (refunded > 0n) return STATUS.partlyRefunded;
  return order.isSettled ? STATUS.settled : STATUS.unliquidated;
}
