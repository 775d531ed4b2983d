import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '#libs/clock';
import { BoundedMap } from '#libs/simulators/kit';
import type { Accounts } from '../accounts/accounts';
import { DEVELOPER } from '../accounts/accounts';
import type { Quirks } from '../quirks';
import type { Events } from '../webhooks/events';
import type { Atto } from '../wire/decimal';
import { floorTo } from '../wire/decimal';
import type { Token } from '../wire/tokens';
import { addressOf } from './address';
import type { Deposit, PayInOrder } from './order';
import { isFinal } from './order';
import type { Orders } from './orders';

/** What the payer sends, where it is not what the order asks for. */
export interface Transfer {
  readonly amount: Atto;
  readonly token?: Token;
  readonly from?: string;
  readonly hash?: string;
}

/** Transfers that arrive at an order's address: seen, perhaps held, then cleared or rejected (sheet, 3.3, 5). */
export class Deposits {
  private readonly kept: BoundedMap<string, { readonly order: PayInOrder; readonly deposit: Deposit }>;

  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly orders: Orders;
      readonly accounts: Accounts;
      readonly events: Events;
      readonly quirks: Quirks;
      readonly capacity: number;
    },
  ) {
    this.kept = new BoundedMap(the.capacity);
  }

  find(txId: string) {
    return this.kept.get(txId);
  }

  /** Seen on chain: the order is Processing, nothing is paid yet. */
  see(order: PayInOrder, { amount, token = order.terms.token, from, hash }: Transfer): Deposit {
    this.the.orders.expireIfDue(order);
    const now = this.the.clock.now().getTime();
    const txId = randomUUID();
    const deposit: Deposit = {
      ...{ txId, hash: hash ?? randomBytes(32).toString('hex'), from: from ?? addressOf(token, txId) },
      ...{ token, amount, createdAt: now, updatedAt: now, state: 'Confirming' },
    };
    order.deposits.push(deposit);
    this.kept.set(txId, { order, deposit });
    // Another token is no business of the order: no event, and it never counts (sheet, 12).
    if (token !== order.terms.token) return deposit;
    this.the.events.depositChanged(order, deposit, 'created');
    this.the.orders.become(order, 'Processing');
    return deposit;
  }

  hold(order: PayInOrder, deposit: Deposit): void {
    this.change(deposit, 'PendingScreening');
    if (deposit.token === order.terms.token) this.the.events.depositChanged(order, deposit, 'held');
  }

  /** Frozen for ever; the payer has to send again (sheet, 5.3). */
  reject(order: PayInOrder, deposit: Deposit): void {
    this.change(deposit, 'Rejected');
    if (deposit.token === order.terms.token) this.the.events.depositChanged(order, deposit, 'failed');
  }

  clear(order: PayInOrder, deposit: Deposit): void {
    const { orders, accounts, events } = this.the;
    orders.expireIfDue(order);
    this.change(deposit, 'Completed');
    if (deposit.token !== order.terms.token) {
      deposit.effect = 'unmatched';
      accounts.move(DEVELOPER, deposit.token, deposit.amount, 'UnexceptedIn', deposit.txId);
    } else if (this.isCounted(order)) {
      deposit.effect = 'counted';
      this.count(order, deposit);
      events.depositChanged(order, deposit, 'completed');
      const shortfall = order.payable - order.received;
      if (shortfall <= (order.terms.tolerance ?? 0n)) orders.become(order, 'Completed');
    } else {
      deposit.effect = 'late';
      accounts.move(DEVELOPER, deposit.token, deposit.amount, 'LatePayment', deposit.txId);
      events.depositChanged(order, deposit, 'late');
    }
  }

  private isCounted(order: PayInOrder): boolean {
    if (!isFinal(order)) return true;
    const isInLife = this.the.clock.now().getTime() <= order.expiresAt;
    return order.status === 'Completed' && isInLife && this.the.quirks.countUntilExpiry;
  }

  /** Splits by the sum so far, so that parts never round differently from the whole (sheet, 5.4). */
  private count(order: PayInOrder, { amount, token }: Deposit): void {
    const { terms, payable } = order;
    order.received += amount;
    order.updatedAt = this.the.clock.now().getTime();
    const whole = this.the.quirks.feeShareOf === 'price' ? (terms.pricingAmount ?? 0n) + terms.feeAmount : payable;
    const share = floorTo((order.received * terms.feeAmount) / (whole || payable), token.decimals);
    const developer = share - order.developerShare;
    order.developerShare = share;
    this.the.accounts.move(terms.merchantId, token, amount - developer, 'OrderIn', order.orderId);
    this.the.accounts.move(DEVELOPER, token, developer, 'OrderIn', order.orderId);
  }

  private change(deposit: Deposit, state: Deposit['state']): void {
    const isEnded = deposit.state === 'Completed' || deposit.state === 'Rejected';
    if (isEnded) throw new RangeError(`the deposit is ${deposit.state} already`);
    deposit.state = state;
    deposit.updatedAt = this.the.clock.now().getTime();
  }
}
