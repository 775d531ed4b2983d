import type { Clock } from '#libs/clock';
import type { Accounts } from '../accounts';
import type { Callbacks } from '../callback/callbacks';
import { parseDecimal } from '../decimal';
import type { Quirks } from '../quirks';
import { receiverBearsFee } from './order';
import type { Order, Refund } from './order';

/** How a refund that was accepted ends (sheet 6). */
export class RefundLife {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly accounts: Accounts;
      readonly callbacks: Callbacks;
      readonly quirks: Quirks;
    },
  ) {}

  /** The coins are set aside at once, so that two refunds cannot spend them twice. */
  accept(order: Order, refund: Refund): void {
    this.balance(order).refunded += refund.amount;
    const { refunds } = this.the.quirks;
    if (refunds === 'manual') return this.the.callbacks.refund(order, refund, 'REFUND_PROCESS');
    this.decide(order, refund, refunds === 'succeed' ? undefined : 'rejected by the provider');
  }

  /** `reason`: rejected, and why. False where it was decided before. */
  decide(order: Order, refund: Refund, reason?: string): boolean {
    if (refund.status !== 'PENDING') return false;
    refund.decidedAt = this.the.clock.now().getTime();
    refund.reason = reason;
    refund.status = reason === undefined ? 'SUCCESS' : 'FAIL';
    if (reason === undefined) this.chargeGas(order, refund);
    else this.balance(order).refunded -= refund.amount;
    this.the.callbacks.refund(order, refund, reason === undefined ? 'REFUND_SUCCESS' : 'REFUND_REJECTED');
    return true;
  }

  /** The network's fee: the merchant's, unless the receiver was to bear it (then he gets less). */
  private chargeGas(order: Order, refund: Refund): void {
    refund.gas = parseDecimal(this.the.quirks.refundFee) ?? 0n;
    if (!receiverBearsFee(refund)) this.balance(order).fees += refund.gas;
  }

  private balance(order: Order) {
    return this.the.accounts.of(order.subAccount, order.coin);
  }
}
