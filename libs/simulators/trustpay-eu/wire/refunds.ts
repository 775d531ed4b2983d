import type { Clock } from '#libs/clock';
import type { BankBook } from '../banking/bank-book';
import type { GrowingIds, Scheduler } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import { Refusal, ResultCode } from '../merchant-api/result-codes';
import type { Quirks } from '../quirks';
import { lineOf } from './bank-line';
import type { WireNotice } from './notification';
import type { WireNotifier } from './notifier';
import type { VerifiedWireRequest } from './wire-gateway';
import type { RefundOrder, WirePayment } from './wire-payment';
import type { WireStore } from './wire-store';

const unsupported = (detail: string): Refusal => new Refusal(ResultCode.UnsupportedTransaction, detail);

/** Type 8: an order back to the payer's account, from the balance of the merchant's. Not idempotent (section 10). */
export class WireRefunds {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly scheduler: Scheduler;
      readonly ids: GrowingIds;
      readonly store: WireStore;
      readonly notifier: WireNotifier;
      readonly faults: Faults;
      readonly quirks: Quirks;
      readonly bank: BankBook;
      /** Hundredths; undefined without limit. */
      readonly disposable: (accountId: string, currency: string) => bigint | undefined;
    },
  ) {}

  /** Resolves when the answer may be sent, to its code. Throws Refusal 1007, 1010, 1011, or what a fault wants. */
  async execute(request: VerifiedWireRequest): Promise<number> {
    const payment = this.original(request);
    const { accountId, reference, paymentRequestId, paymentType } = request;
    const subject = { step: 'background', accountId, reference, paymentRequestId, paymentType };
    const fault = this.the.faults.strike(['decline'], subject);
    const refusal = fault && new Refusal(fault.resultCode ?? ResultCode.RejectedTransaction, 'fault');
    if (refusal && !fault.executed) throw refusal;
    const order = this.order(request, payment);
    const refused = this.the.faults.strike(['refundRefused'], subject);
    if (refused)
      this.the.scheduler.after(refused.afterMs ?? 0, () => void this.sendBack(request, payment, order, refused.reason));
    else await this.tell(request, payment, order, { resultCode: ResultCode.Success });
    if (refusal) throw refusal;
    return ResultCode.Success;
  }

  private original({ paymentRequestId, accountId }: VerifiedWireRequest): WirePayment {
    const original = this.the.store.find(paymentRequestId);
    if (original?.accountId === accountId) return original;
    throw new Refusal(ResultCode.TransactionNotFound, `no bank transfer ${paymentRequestId ?? ''}`);
  }

  private order({ account, amount, reference }: VerifiedWireRequest, payment: WirePayment): RefundOrder {
    if (payment.creditedAt === undefined) throw unsupported(`nothing to refund: ${payment.state}`);
    if (amount > payment.credited - payment.refunded) throw unsupported('the refund is above what was credited');
    const disposable = this.the.disposable(account.accountId, payment.currency);
    if (disposable !== undefined && amount > disposable) {
      throw new Refusal(ResultCode.InsufficientBalance, 'the refund is above the disposable balance');
    }
    const balance = account.balances.get(payment.currency);
    if (balance !== undefined) account.balances.set(payment.currency, balance - amount);
    payment.refunded += amount;
    if (payment.refunded === payment.credited) payment.state = 'refunded';
    const at = this.the.clock.now().getTime();
    const order: RefundOrder = { orderId: this.the.ids.take(), reference, amount, at, state: 'Processed' };
    this.the.store.record(payment, order);
    this.book(payment, order, -amount);
    return order;
  }

  /** The payer's bank does not take the money: it is on the account again. */
  private async sendBack(
    request: VerifiedWireRequest,
    payment: WirePayment,
    order: RefundOrder,
    reason = 'account closed',
  ): Promise<void> {
    order.state = 'Refused';
    payment.refunded -= order.amount;
    payment.state = 'credited';
    const { balances } = request.account;
    const balance = balances.get(payment.currency);
    if (balance !== undefined) balances.set(payment.currency, balance + order.amount);
    this.book(payment, order, order.amount);
    await this.tell(request, payment, order, { resultCode: ResultCode.RejectedTransaction, refuseReason: reason });
  }

  /** The order is a payment of its own at the bank. */
  private book(payment: WirePayment, { orderId, reference }: RefundOrder, amount: bigint): void {
    const line = { ...lineOf(payment), paymentId: undefined, kind: 'order', clientReference: reference } as const;
    this.the.bank.record({ ...line, orderId, amount });
    const credit = this.the.bank.find('paymentId', payment.paymentId);
    if (credit) credit.refunded = payment.refunded;
  }

  private async tell(
    { account, notificationUrl: url, paymentType }: VerifiedWireRequest,
    payment: WirePayment,
    { orderId, amount, reference: own }: RefundOrder,
    said: Pick<WireNotice, 'resultCode' | 'refuseReason'>,
  ): Promise<void> {
    if (!this.the.quirks.notifyBackground) return;
    const reference = this.the.quirks.backgroundReference === 'original' ? payment.reference : own;
    const notice: WireNotice = { type: 'DBIT', amount, reference, orderId, ...said };
    await this.the.notifier.notify(account, payment, notice, { url, paymentType });
  }
}
