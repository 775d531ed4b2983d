import type { DeliveryEngine } from '#libs/simulators/kit';
import { Levers } from '#libs/simulators/kit';
import type { Provider } from '../api/endpoints';
import { bookBalance, bookDelivery, bookOrder } from '../book';
import type { BookedBalance, BookedDelivery, BookedOrder } from '../book';
import { COINS } from '../chains';
import { parseDecimal } from '../decimal';
import type { Fault, Faults } from '../faults';
import { creditedInAll, restOf } from '../order/order';
import type { Order, Transfer, Trouble } from '../order/order';
import type { Quirks } from '../quirks';
import type { BookedConversion, BookedRate } from '../rates';

/** Which order: the provider's id or the merchant's number. */
export interface OrderName {
  readonly prepayId?: string;
  readonly merchantTradeNo?: string;
}

export interface PayInstruction extends OrderName {
  /** Decimal; default what is still to pay, or the whole amount again where nothing is. */
  readonly amount?: string;
  /** Coins that the provider does not credit. */
  readonly trouble?: Trouble;
  /** `seen`: on the chain and not confirmed yet; default confirmed at once. */
  readonly until?: 'seen' | 'confirmed';
  /** From an account at Gate, the whole order, instead of over a chain. */
  readonly from?: 'gate';
}

export interface BookFilter extends OrderName {
  readonly limit?: number;
}

/** The simulator's levers, the same for a test in this process and for `/_sim/` over HTTP. */
export class Simulation extends Levers<Fault, Quirks, BookedDelivery> {
  constructor(private readonly the: Provider & { readonly deliveries: DeliveryEngine; readonly faults: Faults }) {
    super(the, bookDelivery);
  }

  /** What a payer does. Gives the transaction's id. @throws RangeError */
  pay({ amount, trouble, until = 'confirmed', from, ...name }: PayInstruction): { readonly txId?: string } {
    this.the.scheduler.runDue();
    const order = this.order(name);
    if (from === 'gate') {
      this.the.life.payFromGate(order);
      return {};
    }
    const rest = restOf(order);
    const units = amount === undefined ? (rest > 0n ? rest : order.amount) : parseDecimal(amount);
    if (units === undefined || units <= 0n) throw new RangeError('amount is no decimal above 0');
    const transfer = this.the.life.see(order, { amount: units, trouble });
    if (until === 'confirmed') this.the.life.confirm(order, transfer);
    return { txId: transfer.txId };
  }

  /** One confirmation for each payment that waits for it, or for one. @throws RangeError */
  confirm(name: OrderName, txId?: string): void {
    this.the.scheduler.runDue();
    const order = this.order(name);
    const waiting = order.transfers.filter((each: Transfer) => txId === undefined || each.txId === txId);
    if (waiting.length === 0) throw new RangeError('no such payment');
    for (const transfer of waiting) this.the.life.confirm(order, transfer);
  }

  /** Ends an open order now, as its time would. @throws RangeError */
  expire(name: OrderName): void {
    this.the.life.expire(this.order(name));
  }

  /** Decides a refund that waits (quirk `refunds: manual`). `reason`: rejected. @throws RangeError */
  decideRefund(refundRequestId: string, reason?: string): void {
    const order = this.the.orders
      .all()
      .find(({ refunds }) => refunds.some((each) => each.refundRequestId === refundRequestId));
    const refund = order?.refunds.find((each) => each.refundRequestId === refundRequestId);
    if (!order || !refund || !this.the.refunds.decide(order, refund, reason)) {
      throw new RangeError('no such refund that waits');
    }
  }

  /** Funds an account, or drains it with a negative amount. @throws RangeError */
  move(subAccount: string, coin: string, amount: string): void {
    const units = parseDecimal(amount.replace(/^-/, ''));
    if (units === undefined) throw new RangeError('amount is no decimal');
    this.the.accounts.of(subAccount, coin).moved += amount.startsWith('-') ? -units : units;
  }

  /** For orders that are created from now on; those between coins decide also whether one can still be converted. */
  setRate(rate: BookedRate | BookedConversion): void {
    if (!parseDecimal(rate.rate)) throw new RangeError('rate is no decimal above 0');
    if (!('fiatCurrency' in rate)) {
      if (!COINS.includes(rate.currency) || !COINS.includes(rate.payCurrency) || rate.currency === rate.payCurrency) {
        throw new RangeError('currency and payCurrency are not two coins that are known');
      }
      return this.the.rates.setConversion(rate);
    }
    if (!COINS.includes(rate.coin)) throw new RangeError('coin is unknown');
    this.the.rates.set(rate);
  }

  rates(): readonly BookedRate[] {
    return this.the.rates.all();
  }

  conversions(): readonly BookedConversion[] {
    return this.the.rates.allConversions();
  }

  /** Newest first. */
  book({ prepayId, merchantTradeNo, limit = Infinity }: BookFilter = {}): readonly BookedOrder[] {
    this.the.scheduler.runDue();
    const isWanted = (order: Order): boolean =>
      (prepayId === undefined || order.prepayId === prepayId) &&
      (merchantTradeNo === undefined || order.merchantTradeNo === merchantTradeNo);
    return this.the.orders.all().filter(isWanted).reverse().slice(0, limit).map(bookOrder);
  }

  balances(): readonly BookedBalance[] {
    return this.the.accounts.all().map(bookBalance);
  }

  /** Whether each account has got exactly what its orders have got (sheet 9.9). */
  isConserved(): boolean {
    const orders = this.the.orders.all();
    const total = (of: readonly Order[], amount: (order: Order) => bigint): bigint =>
      of.reduce((sum, order) => sum + amount(order), 0n);
    return this.the.accounts.all().every(({ subAccount, coin, credited, converted }) => {
      const own = orders.filter((order) => order.subAccount === subAccount);
      const paid = own.filter((order) => order.chain.coin === coin);
      const priced = own.filter((order) => order.coin === coin);
      const into = total(priced, (order) => order.converted?.value ?? 0n);
      const outOf = total(paid, (order) => order.converted?.paid ?? 0n);
      return total(paid, (order) => creditedInAll(order) + order.gatePaid) === credited && into - outOf === converted;
    });
  }

  private order({ prepayId, merchantTradeNo }: OrderName): Order {
    const found =
      prepayId === undefined
        ? this.the.orders.all().findLast((order) => order.merchantTradeNo === merchantTradeNo)
        : this.the.orders.find(prepayId);
    if (!found) throw new RangeError('no such order');
    return found;
  }
}
