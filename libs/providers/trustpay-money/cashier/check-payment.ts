import { isWebAddress } from '../../spi';
import type { StartPayment } from '../../spi';
import type { TrustPayMoneyConfig } from '../config';
import { Unsupported } from '../unsupported';
import { toWireAmount } from '../wire/amount';
import { isOrderNumber } from './order-number';

/** What the cashier could never take. @throws Unsupported */
export function checkCashierPayment(config: TrustPayMoneyConfig, payment: StartPayment): void {
  const { method, capture, amount } = payment;
  const refuse = (wrong: boolean, reason: string): void => {
    if (wrong) throw new Unsupported(reason);
  };
  refuse(method !== 'cashier', `no payment by ${method}`);
  refuse(capture !== 'automatic', 'a payment is taken at once, it cannot be held');
  refuse(payment.saveCard !== undefined || payment.cardToken !== undefined, 'no cards on file');
  refuse(payment.crypto !== undefined, 'no payment in coins');
  refuse(!config.currencies.includes(amount.currency), `no payment in ${amount.currency}`);
  refuse(amount.minor <= 0n, 'the amount must be more than zero');
  refuse(toWireAmount(amount) === undefined, 'the amount has no form');
  refuse(!isOrderNumber(payment.reference), 'the reference is no order number');
  refuse(!isAddress(payment.notificationUrl), 'no address for callbacks');
}

/** As long as the provider takes one. */
export function isAddress(text: string | undefined): text is string {
  return text !== undefined && text.length <= 2000 && isWebAddress(text);
}
