import type { Clock } from '#libs/clock';
import type { Scheduler } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import type { Accounts } from '../merchant-api/accounts';
import { ResultCode } from '../merchant-api/result-codes';
import type { CardPayment } from './card-payment';
import type { CardStore } from './card-store';
import { chargeBack } from './money-rules';
import type { CardNotifier } from './notifier';

/** Issuers that take money back: a debit with result 0 under the original's Reference (sheet, section 13 U16). */
export class Chargebacks {
  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly accounts: Accounts,
    private readonly store: CardStore,
    private readonly notifier: CardNotifier,
    private readonly faults: Faults,
  ) {}

  /** Plans a chargeback of what was captured by then, if a fault says so. */
  plan(payment: CardPayment): void {
    const { reference, accountId, paymentType, paymentRequestId } = payment;
    const subject = { step: 'chargeback', accountId, reference, paymentRequestId, paymentType };
    const fault = this.faults.strike(['chargeback'], subject);
    if (!fault) return;
    this.scheduler.after(fault.afterMs ?? 0, () => {
      const left = payment.captured - payment.chargedBack;
      if (left > 0n) void this.take(payment, left);
    });
  }

  /** Takes `amount` (hundredths) back. Throws Refusal 1011 when that much was not captured. */
  async take(payment: CardPayment, amount: bigint): Promise<void> {
    chargeBack(payment, amount);
    const { reference } = payment;
    this.store.record(payment, { type: 'chargeback', reference, amount, at: this.clock.now().getTime() });
    const account = this.accounts.find(payment.accountId)!;
    const notice = { type: 'DBIT', amount, reference, resultCode: ResultCode.Success } as const;
    const url = payment.notificationUrl ?? account.defaultNotificationUrl;
    await this.notifier.notify(account, payment, notice, { url, paymentType: 'chargeback' });
  }
}
