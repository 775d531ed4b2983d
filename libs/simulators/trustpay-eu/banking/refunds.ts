import type { Clock } from '#libs/clock';
import { ResultCode } from '../merchant-api/result-codes';
import type { Accounts } from '../merchant-api/accounts';
import type { WireNotifier } from '../wire/notifier';
import type { WirePayment } from '../wire/wire-payment';
import type { WireStore } from '../wire/wire-store';
import type { BankBook } from './bank-book';
import { bankDay } from './bank-day';
import { BankingRefusal } from './model';
import type { BankOrder, BankTransaction } from './model';
import type { BankOrders } from './orders';

export interface RefundRequest {
  readonly paymentId: string;
  /** Hundredths. */
  readonly amount: bigint;
  readonly beneficiaryName?: string;
  readonly description?: string;
}

/**
 * RefundPayment (sheet, section 9.9): an order back to whom the money came from. What is refunded grows at once, and
 * shrinks again when the order does not end well; the debit is told under the Reference of the original payment.
 */
export class BankRefunds {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly accounts: Accounts;
      readonly book: BankBook;
      readonly orders: BankOrders;
      readonly wires: WireStore;
      readonly notifier: WireNotifier;
    },
  ) {
    the.orders.onMoney((order, what) => this.moved(order, what));
  }

  /** Throws BankingRefusal 400, 403 or 404. */
  refund({ paymentId, amount, beneficiaryName, description }: RefundRequest): BankOrder {
    const credit = this.credit(paymentId);
    if (!credit) throw new BankingRefusal(404, 'Payment not found');
    const { accountId, currency } = credit;
    if (currency !== 'CZK' && !beneficiaryName) throw new BankingRefusal(400, 'BeneficiaryName is required');
    if (amount > credit.amount - credit.refunded) throw new BankingRefusal(400, 'Amount exceeds what can be refunded');
    this.the.orders.assertPayable(accountId, currency, amount);
    this.count(credit, amount);
    return this.the.orders.add({
      ...{ accountId, amount, currency, description, refundOf: paymentId, endToEndId: 'NOTPROVIDED', xml: '' },
      executionDay: bankDay(this.the.clock.now().getTime()),
      counterAccount: credit.counterAccount ?? '',
      counterAccountName: beneficiaryName ?? credit.counterAccountName ?? '',
      clientReference: credit.clientReference,
    });
  }

  private credit(paymentId: string): BankTransaction | undefined {
    const line = this.the.book.find('paymentId', paymentId);
    return line && line.amount > 0n && line.kind === 'wire' ? line : undefined;
  }

  private moved({ refundOf, orderId, amount }: BankOrder, what: 'left' | 'returned' | 'kept'): void {
    const credit = refundOf === undefined ? undefined : this.credit(refundOf);
    if (!credit) return;
    if (what !== 'left') this.count(credit, -amount);
    const payment = this.the.wires.find(credit.paymentId);
    if (!payment) return;
    const booked = payment.orders?.find((order) => order.orderId === orderId);
    if (what === 'left') {
      const at = this.the.clock.now().getTime();
      (payment.orders ??= []).push({ orderId, reference: payment.reference ?? '', amount, at, state: 'Processed' });
    } else if (booked) booked.state = 'Refused';
    const { Success: resultCode, RejectedTransaction } = ResultCode;
    const said = what === 'left' ? { resultCode } : { resultCode: RejectedTransaction, refuseReason: 'refused' };
    void this.the.notifier.notify(
      this.the.accounts.find(payment.accountId)!,
      payment,
      { type: 'DBIT', amount, reference: payment.reference, orderId, ...said },
      { url: payment.notificationUrl, paymentType: 'RefundPayment' },
    );
  }

  /** The same in the history and in the book of wires. */
  private count(credit: BankTransaction, amount: bigint): void {
    credit.refunded += amount;
    const payment: WirePayment | undefined = this.the.wires.find(credit.paymentId);
    if (!payment) return;
    payment.refunded += amount;
    payment.state = payment.refunded === payment.credited ? 'refunded' : 'credited';
  }
}
