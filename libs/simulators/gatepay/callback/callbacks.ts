import type { Clock } from '#libs/clock';
import type { DeliveryEngine } from '#libs/simulators/kit';
import type { Faults } from '../faults';
import { CALLBACK_FAULTS } from '../faults';
import { isConverting } from '../order/order';
import type { Order, Refund, Transfer, Trouble } from '../order/order';
import type { Quirks } from '../quirks';
import { orderData, refundData, transferData } from './data';
import { SignedMessage } from './signed-message';

const ERROR_TYPES: Readonly<Record<Trouble, string>> = {
  wrongCoin: 'address_error_currency',
  wrongChain: 'address_error_chain',
  risk: 'address_risk_address',
};

/** Tells the merchant what happened, at the address that is registered for the application (sheet 7). */
export class Callbacks {
  constructor(
    private readonly the: {
      readonly clock: Clock;
      readonly deliveries: DeliveryEngine;
      readonly faults: Faults;
      readonly quirks: Quirks;
    },
  ) {}

  /** An order that was paid, closed or is waiting; `by`: what made it so. */
  order(order: Order, by: 'chain' | 'gate', bizStatus: string): void {
    const bizType = by === 'chain' ? this.the.quirks.chainReportsAs : 'PAY';
    this.send(order, bizType, order.prepayId, bizStatus, orderData(order, by === 'chain'));
  }

  /** `isOpen`: it counts for the order. What comes after it was converted, or is over, is not converted any more. */
  transferred(order: Order, transfer: Transfer, isOpen: boolean): void {
    const late = isConverting(order) ? 'CONVERT_ADDRESS_PAY_DELAY' : 'TRANSFERRED_ADDRESS_DELAY';
    const isLate = transfer.isLate || (isConverting(order) && !isOpen);
    const bizStatus = isLate ? late : 'TRANSFERRED_ADDRESS_IN_TERM';
    this.send(order, 'TRANSFER_ADDRESS', order.prepayId, bizStatus, transferData(order, transfer));
  }

  /** Coins that are not credited: wrong ones, over a wrong chain, or flagged. */
  unresolved(order: Order, transfer: Transfer, trouble: Trouble): void {
    const data = { ...transferData(order, transfer), errorType: ERROR_TYPES[trouble] };
    this.send(order, 'PAY_UNRESOLVED', order.prepayId, 'PAY_UNRESOLVED', data);
    if (trouble === 'risk') this.send(order, 'TRANSFER_ADDRESS', order.prepayId, 'TRANSFERRED_ADDRESS_BLOCK', data);
  }

  refund(order: Order, refund: Refund, bizStatus: string): void {
    this.send(order, 'PAY_REFUND', order.prepayId, bizStatus, refundData(order, refund), refund.refundRequestId);
  }

  private send(order: Order, bizType: string, bizId: string, bizStatus: string, data: object, refundId?: string): void {
    const { application, prepayId, merchantTradeNo } = order;
    if (application.callbackUrl === undefined) return;
    const { clientIdName, callbackData, staleRetries } = this.the.quirks;
    const body = {
      ...{ bizType, bizId, bizStatus },
      ...(clientIdName !== 'none' && { [clientIdName]: application.clientId }),
      data: callbackData === 'text' ? JSON.stringify(data) : data,
    };
    const reference = refundId ?? merchantTradeNo;
    const subject = { step: 'callback', reference, merchantTradeNo, prepayId, bizType, bizStatus };
    const faults = this.the.faults.strikeAll(CALLBACK_FAULTS, subject);
    if (faults.some(({ kind }) => kind === 'noNotification')) return;
    const signed = { key: prepayId, url: application.callbackUrl, body: JSON.stringify(body) };
    const message = new SignedMessage(signed, application.secret, this.the.clock, { faults, staleRetries });
    const copies = faults.find((fault) => fault.kind === 'duplicate');
    const delayed = faults.find((fault) => fault.kind === 'delayed');
    const letNextOvertake = faults.some(({ kind }) => kind === 'reordered');
    const times = 1 + (copies?.kind === 'duplicate' ? (copies.copies ?? 1) : 0);
    const delayMs = delayed?.kind === 'delayed' ? delayed.ms : 0;
    for (let i = 0; i < times; i++) this.the.deliveries.send(message, { delayMs, letNextOvertake });
  }
}
