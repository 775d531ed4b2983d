import { randomBytes } from 'node:crypto';
import type { Clock } from '#libs/clock';
import type { GrowingIds } from '#libs/simulators/kit';
import type { Accounts } from '../accounts';
import type { Callbacks } from '../callback/callbacks';
import { truncate } from '../decimal';
import type { Quirks } from '../quirks';
import type { Rates } from '../rates';
import { refuse } from '../refusal';
import { FLUCTUATION, completes, creditedInTime, isConverting, seenInTime, valueOf } from './order';
import type { Order, Transfer, Trouble } from './order';

export interface SeenPayment {
  readonly amount: bigint;
  readonly trouble?: Trouble;
}

/** What happens to an order from outside the API: coins on a chain, a Gate account, time (sheet 4). */
export class OrderLife {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly accounts: Accounts;
      readonly callbacks: Callbacks;
      readonly ids: GrowingIds;
      readonly quirks: Quirks;
      readonly rates: Rates;
    },
  ) {}

  /** A transaction appears on the chain. Nothing is credited before it is confirmed. */
  see(order: Order, { amount, trouble }: SeenPayment): Transfer {
    const isEvm = order.address.startsWith('0x');
    const transfer: Transfer = {
      txId: `${isEvm ? '0x' : ''}${randomBytes(32).toString('hex')}`,
      fromAddress: isEvm ? `0x${randomBytes(20).toString('hex')}` : randomBytes(17).toString('hex'),
      amount,
      seenAt: this.now(),
      isLate: order.status !== 'PENDING' || this.now() >= order.expireTime,
      trouble,
      confirmations: 0,
      isCredited: false,
    };
    order.transfers.push(transfer);
    if (trouble !== undefined) this.the.callbacks.unresolved(order, transfer, trouble);
    return transfer;
  }

  /**
   * Enough blocks: the merchant is credited, late or not; what came in time may complete the order. Coins to be
   * converted are so all at once when they complete it; until then, and afterwards, they stay what they are.
   */
  confirm(order: Order, transfer: Transfer): void {
    transfer.confirmations += 1;
    if (transfer.isCredited || transfer.trouble !== undefined) return;
    transfer.isCredited = true;
    this.credit(order, transfer.amount);
    const isOpen = order.status === 'PENDING' || order.status === 'PROCESS';
    this.the.callbacks.transferred(order, transfer, isOpen);
    if (!isOpen || transfer.isLate || !completes(order, creditedInTime(order))) return;
    if (this.hasRateMoved(order)) {
      order.status = FLUCTUATION;
      return this.the.callbacks.order(order, 'gate', 'PAY_ERROR');
    }
    this.complete(order, creditedInTime(order));
    this.the.callbacks.order(order, 'chain', 'PAY_SUCCESS');
  }

  /**
   * What is not paid yet, from an account at Gate: coins that wait for confirmations have paid nothing so far. Of an
   * order that is converted the whole, since its coins are converted together. Throws RangeError where it is not open.
   */
  payFromGate(order: Order): void {
    const cleared = creditedInTime(order);
    const isRefused = isConverting(order) && cleared > 0n;
    if (order.status !== 'PENDING' || isRefused) throw new RangeError('the order is not unpaid');
    if (this.hasRateMoved(order)) {
      this.the.callbacks.order(order, 'gate', 'PAY_ERROR');
      throw new RangeError('400622: the exchange rate moved, the payment failed and may be tried again');
    }
    order.gatePaid = order.due - cleared;
    this.credit(order, order.gatePaid);
    this.complete(order, order.due);
    this.the.callbacks.order(order, 'gate', 'PAY_SUCCESS');
  }

  /** The time to pay is over. */
  expire(order: Order): void {
    if (order.status !== 'PENDING') return;
    if (completes(order, seenInTime(order))) {
      order.status = 'PROCESS';
      return this.the.callbacks.order(order, 'chain', 'PAY_EXPIRED_IN_PROCESS');
    }
    order.status = 'EXPIRED';
    this.the.callbacks.order(order, 'gate', 'PAY_CLOSE');
  }

  /** The merchant closes an order that is not paid, nor about to be. @throws Refusal */
  close(order: Order): void {
    if (order.status !== 'PENDING' || completes(order, seenInTime(order))) {
      throw refuse(400204, 'order status does not allow closing');
    }
    order.status = this.the.quirks.closedWord;
    this.the.callbacks.order(order, 'gate', 'PAY_CLOSE');
  }

  private complete(order: Order, paid: bigint): void {
    if (isConverting(order)) this.convert(order, paid);
    order.paid = paid;
    order.status = 'PAID';
    order.paidAt = this.now();
    order.transactionId = transactionId(this.the.ids);
  }

  private hasRateMoved({ coin, chain, rate }: Order): boolean {
    const { rates, quirks } = this.the;
    return rate !== undefined && rates.hasMoved(coin, chain.coin, rate, quirks.conversionSlackBasisPoints);
  }

  private credit(order: Order, amount: bigint): void {
    this.the.accounts.of(order.subAccount, order.chain.coin).credited += amount;
    // Of coins to be converted a fee is taken when they are.
    if (!isConverting(order)) this.chargeFee(order, amount);
  }

  private convert(order: Order, paid: bigint): void {
    const value = valueOf(order, paid);
    order.converted = { paid, value };
    this.the.accounts.of(order.subAccount, order.chain.coin).converted -= paid;
    this.the.accounts.of(order.subAccount, order.coin).converted += value;
    this.chargeFee(order, value);
  }

  private chargeFee(order: Order, amount: bigint): void {
    const fee = truncate((amount * BigInt(this.the.quirks.feeBasisPoints)) / 10_000n);
    this.the.accounts.of(order.subAccount, order.coin).fees += fee;
    order.fees += fee;
  }

  private now(): number {
    return this.the.clock.now().getTime();
  }
}

/** Beyond 2^53, as the provider's are (sheet 3.2). */
const FIRST_ID = 65_000_000_000_000_000n;
export const transactionId = (ids: GrowingIds): string => String(FIRST_ID + BigInt(ids.take()));
