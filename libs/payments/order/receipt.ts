import type { MoneyJson } from '#libs/money';
import type { Receipt } from '../outcome';
import { minorOf } from './minor';

/** A capture for which the provider says what the payer was asked for and what came. */
export interface ReceivedCapture {
  /** In the order's currency. */
  readonly amount: MoneyJson;
  readonly developerFee?: MoneyJson;
  readonly receipt?: Receipt;
}

/** In minor units of the order's currency. What came is worth `charged - shortfall + surplus`. */
export interface ReceiptValue {
  /** The order and the developer's fee: what the payer was charged. */
  readonly charged: bigint;
  /** What came is worth that much less; within the tolerance, or there would be no capture. */
  readonly shortfall: bigint;
  readonly surplus: bigint;
}

/**
 * Values what came by the quote of this one payment: the due coins are worth the charged amount (fact sheet "payments"
 * 4.2). Fractions of a minor unit are dropped, so a surplus is never told too high.
 */
export function receiptValue({ amount, developerFee, receipt }: ReceivedCapture): ReceiptValue {
  const charged = minorOf(amount) + (developerFee ? minorOf(developerFee) : 0n);
  if (!receipt) return { charged, shortfall: 0n, surplus: 0n };
  const received = minorOf(receipt.received);
  const due = minorOf(receipt.due);
  const isSameUnit = receipt.received.currency === amount.currency;
  const worth = isSameUnit ? received : due > 0n ? (charged * received) / due : charged;
  return {
    charged,
    shortfall: worth < charged ? charged - worth : 0n,
    surplus: worth > charged ? worth - charged : 0n,
  };
}

/** Whether what came is counted in another unit than the order: coins for dollars. */
export const isExchanged = ({ amount, receipt }: ReceivedCapture): boolean =>
  receipt !== undefined && receipt.received.currency !== amount.currency;
