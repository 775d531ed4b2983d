import type { Scheduler } from '#libs/simulators/kit';
import { Levers } from '#libs/simulators/kit';
import type { Accounts } from '../accounts/accounts';
import type { BookedBalance, BookedDelivery, BookedLink, BookedOrder, BookedPayout, BookedRefund } from '../book';
import { bookBalance, bookDelivery, bookLink, bookOrder, bookPayout, bookRefund } from '../book';
import type { Fault, Faults } from '../faults';
import { checkRate } from '../options';
import type { Links } from '../links/links';
import type { Deposits } from '../orders/deposits';
import type { DepositState, PayInOrder } from '../orders/order';
import type { Orders } from '../orders/orders';
import type { Payout, PayoutEnd } from '../payouts/payout';
import type { Payouts } from '../payouts/payouts';
import type { Quirks } from '../quirks';
import type { Merchants } from '../accounts/merchants';
import type { Refunds } from '../refunds/refunds';
import type { TopUpPayer } from '../topups/topup';
import type { BookedPayer } from '../topups/topup-json';
import { bookPayer } from '../topups/topup-json';
import type { TopUps } from '../topups/topups';
import type { Webhooks } from '../webhooks/webhooks';
import { atto, missing, tokenNamed } from './readings';

/** What a payer does: by default sends what is missing, and it clears at once. */
export interface PayInstruction {
  /** The order's id, or our caller's reference. */
  readonly order: string;
  /** In the token; default what is missing, or the whole payable amount where nothing is. */
  readonly amount?: string;
  /** Another token than the order's pays nothing. */
  readonly token?: string;
  readonly from?: string;
  readonly hash?: string;
  /** How far it gets now; default `Completed`. */
  readonly state?: DepositState;
}

/** Coins to the permanent address of a payer, by our caller's id of him. */
export interface TopUpInstruction {
  readonly payer: string;
  readonly token: string;
  readonly amount: string;
  /** How far it gets now; default `Completed`. */
  readonly state?: DepositState;
}

export interface Book {
  readonly payers: readonly BookedPayer[];
  readonly orders: readonly BookedOrder[];
  readonly refunds: readonly BookedRefund[];
  readonly payouts: readonly BookedPayout[];
  readonly links: readonly BookedLink[];
  readonly balances: readonly BookedBalance[];
}

/** The simulator's levers, the same for a test in this process and for `/_sim/` over HTTP. */
export class Simulation extends Levers<Fault, Quirks, BookedDelivery> {
  constructor(
    private readonly the: {
      readonly scheduler: Scheduler;
      readonly orders: Orders;
      readonly deposits: Deposits;
      readonly accounts: Accounts;
      readonly refunds: Refunds;
      readonly payouts: Payouts;
      readonly links: Links;
      readonly topUps: TopUps;
      readonly webhooks: Webhooks;
      readonly faults: Faults;
      readonly quirks: Quirks;
      readonly rates: Map<string, string>;
      readonly merchants: Merchants;
    },
  ) {
    super({ ...the, deliveries: the.webhooks.deliveries }, bookDelivery);
  }

  /** Coins arrive at the order's address. Throws RangeError for what is not there or no amount. */
  pay({ order: name, amount, token: tokenId, from, hash, state = 'Completed' }: PayInstruction): { txId: string } {
    const { deposits } = this.the;
    const order = this.order(name);
    const token = tokenId === undefined ? undefined : tokenNamed(tokenId);
    const sent = amount === undefined ? missing(order) : atto(amount);
    const deposit = deposits.see(order, { amount: sent, token, from, hash });
    if (state === 'PendingScreening') deposits.hold(order, deposit);
    else if (state === 'Rejected') deposits.reject(order, deposit);
    else if (state === 'Completed') deposits.clear(order, deposit);
    return { txId: deposit.txId };
  }

  topUp({ payer: id, token, amount, state = 'Completed' }: TopUpInstruction): { txId: string } {
    const topUp = this.the.topUps.see(this.payer(id, token), atto(amount));
    if (state !== 'Confirming') this.the.topUps.become(topUp, state);
    return { txId: topUp.txId };
  }

  /** The payer's permanent address changes. */
  movePayer(id: string, token: string): void {
    this.the.topUps.move(this.payer(id, token));
  }

  /** The next fate of a deposit that was seen or held. */
  deposit(txId: string, state: Exclude<DepositState, 'Confirming'>): void {
    const { deposits, topUps } = this.the;
    const topUp = topUps.find(txId);
    if (topUp) return topUps.become(topUp, state);
    const found = deposits.find(txId);
    if (!found) throw new RangeError(`no deposit ${txId}`);
    if (state === 'PendingScreening') deposits.hold(found.order, found.deposit);
    else if (state === 'Rejected') deposits.reject(found.order, found.deposit);
    else deposits.clear(found.order, found.deposit);
  }

  /** The time to pay is over at once. */
  expire(name: string): void {
    this.the.orders.endNow(this.order(name));
  }

  /** `next`: one step on; the rest ends it. By its id or by our caller's reference. */
  refund(name: string, decision: 'next' | 'Completed' | 'PartiallyCompleted' | 'Failed', reason?: string): void {
    const { refunds } = this.the;
    const refund = refunds.ofRequest(name) ?? refunds.get(name);
    if (decision === 'next') refunds.goOn(refund);
    else refunds.end(refund, decision, reason);
  }

  /** `next`: one step on; the rest ends it. */
  payout(kind: Payout['kind'], payoutId: string, decision: 'next' | PayoutEnd, reason?: string): void {
    const payout = this.the.payouts.get(kind, payoutId);
    if (decision === 'next') this.the.payouts.goOn(payout);
    else this.the.payouts.end(payout, decision, reason);
  }

  setRate(tokenId: string, rate: string): void {
    this.the.rates.set(checkRate(tokenId, rate), rate);
  }

  /** Puts money into an account; the word `drain` for an amount takes all of it out. */
  fund(account: string, tokenId: string, amount: string): void {
    const { accounts } = this.the;
    const token = tokenNamed(tokenId);
    accounts.assertAccount(account);
    if (amount === 'drain')
      accounts.move(account, token, -accounts.balance(account, token).total, 'UnexceptedOut', 'sim');
    else accounts.move(account, token, atto(amount), 'Init', 'sim');
  }

  /** Newest first; of one order by its id or reference, or the newest `limit`. */
  book({ order, limit = Infinity }: { order?: string; limit?: number } = {}): Book {
    const { orders, refunds, payouts, links, topUps, accounts } = this.the;
    const chosen = order === undefined ? orders.all() : [this.order(order)];
    const ofOrder = chosen[0]?.orderId;
    const isWanted = (orderId: string | undefined): boolean => order === undefined || orderId === ofOrder;
    return {
      orders: chosen.slice(0, limit).map(bookOrder),
      refunds: refunds
        .all()
        .filter((refund) => isWanted(refund.orderId))
        .slice(0, limit)
        .map(bookRefund),
      payouts: [...payouts.all('payout'), ...payouts.all('settlement')].slice(0, limit).map(bookPayout),
      links: links.all().slice(0, limit).map(bookLink),
      payers: topUps
        .allPayers()
        .slice(0, limit)
        .map((payer) => bookPayer(payer, topUps.ofPayer(payer.customPayerId))),
      balances: accounts.all().map(bookBalance),
    };
  }

  /** How many orders are kept. */
  count(): number {
    return this.the.orders.size;
  }

  merchants(): readonly string[] {
    return this.the.merchants.all().map(({ id }) => id);
  }

  rates(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.the.rates);
  }

  private payer(id: string, tokenId: string): TopUpPayer {
    const token = tokenNamed(tokenId);
    const payer = this.the.topUps.allPayers().find((one) => one.customPayerId === id && one.token === token);
    if (!payer) throw new RangeError(`no payer ${id} with an address for ${tokenId}`);
    return payer;
  }

  private order(name: string): PayInOrder {
    const order = this.the.orders.ofCode(name) ?? this.the.orders.find(name);
    if (!order) throw new RangeError(`no order ${name}`);
    return order;
  }
}
