import type { Change } from '../accounts/accounts';
import { changeJson } from '../accounts/account-json';
import { depositEventJson, orderJson } from '../orders/order-json';
import type { Deposit, PayInOrder } from '../orders/order';
import type { Payout } from '../payouts/payout';
import { payoutJson, settlementJson } from '../payouts/payout-json';
import type { Quirks } from '../quirks';
import { refundJson } from '../refunds/refund-json';
import type { Refund } from '../refunds/refund';
import type { TopUp, TopUpPayer } from '../topups/topup';
import { addressUpdateJson, topUpEventJson } from '../topups/topup-json';
import type { Webhooks } from './webhooks';

/** What the provider tells its callers, and under which names (sheet, 9). */
export class Events {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly quirks: Quirks,
  ) {}

  /** The older name at each change; the newer one for the ends of an order, and for its birth from a link. */
  orderChanged(order: PayInOrder): void {
    const data = { data_type: 'PaymentOrder', ...orderJson(order, this.quirks) };
    const about = { data, key: order.orderId, reference: order.terms.pspOrderCode };
    this.webhooks.send({ type: 'payment.status.updated', ...about });
    if ((order.status === 'Pending' && !order.isFromLink) || order.status === 'Processing') return;
    this.webhooks.send({ type: 'payment.order.status.updated', ...about });
  }

  depositChanged(
    order: PayInOrder,
    deposit: Deposit,
    what: 'created' | 'held' | 'completed' | 'late' | 'failed',
  ): void {
    this.webhooks.send({
      type: `payment.transaction.${what}`,
      data: { data_type: 'PaymentTransaction', ...depositEventJson(order, deposit) },
      key: order.orderId,
      reference: order.terms.pspOrderCode,
    });
  }

  topUpChanged(topUp: TopUp, what: 'created' | 'held' | 'completed' | 'failed'): void {
    this.webhooks.send({
      type: `payment.transaction.${what}`,
      data: { data_type: 'PaymentTransaction', ...topUpEventJson(topUp) },
      key: topUp.payer.payerId,
    });
  }

  addressChanged(payer: TopUpPayer, previous: string): void {
    const data = { data_type: 'PaymentAddressUpdate', ...addressUpdateJson(payer, previous) };
    this.webhooks.send({ type: 'payment.address.updated', data, key: payer.payerId });
  }

  refundChanged(refund: Refund): void {
    this.webhooks.send({
      type: 'payment.refund.status.updated',
      data: { data_type: 'PaymentRefund', ...refundJson(refund, this.quirks) },
      key: refund.refundId,
      reference: refund.requestId,
    });
  }

  payoutChanged(payout: Payout): void {
    const isSettlement = payout.kind === 'settlement';
    this.webhooks.send({
      type: isSettlement ? 'payment.settlement.status.updated' : 'payment.payout.status.updated',
      data: isSettlement
        ? { data_type: 'PaymentSettlement', ...settlementJson(payout, this.quirks) }
        : { data_type: 'PaymentPayout', ...payoutJson(payout, this.quirks) },
      key: payout.payoutId,
      reference: payout.requestId,
    });
  }

  balanceChanged(change: Change): void {
    const { created_timestamp: update_time, ...row } = changeJson(change);
    const data = { data_type: 'PaymentAccountBalanceUpdate', source_account: change.account, ...row, update_time };
    this.webhooks.send({ type: 'payment.account.balance.updated', data, key: change.account });
  }
}
