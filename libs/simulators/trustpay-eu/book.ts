import type { Delivery } from '#libs/simulators/kit';
import type { CardOperation, CardPayment, Mandate } from './card/card-payment';
import type { Settlement } from './card/settlements';
import { formatAmount } from './merchant-api/amount';
import type { RefundOrder, WireState } from './wire/wire-payment';

/** What the simulator knows of a payment, for people and tests. Amounts as decimal strings. */
export interface BookedPayment {
  readonly method: 'card' | 'wire';
  /** Of a transfer that came by itself it is the PaymentId: the provider has no other number of it. */
  readonly paymentRequestId: string;
  /** Wires only. */
  readonly paymentId?: string;
  readonly accountId: string;
  readonly paymentType: string;
  /** Empty where the payer's bank lost it. */
  readonly reference: string;
  readonly currency: string;
  readonly state: CardPayment['state'] | WireState;
  readonly amount: string;
  readonly authorized: string;
  readonly captured: string;
  readonly refunded: string;
  readonly cancelled: string;
  readonly chargedBack: string;
  readonly resultCode?: number;
  readonly acquirerCode?: string;
  readonly cardId?: string;
  readonly cardMask?: string;
  /** When an uncaptured hold ends. */
  readonly holdUntil?: string;
  readonly mandate?: Mandate;
  /** Wires: the payer's. */
  readonly bank?: string;
  readonly operations: readonly BookedOperation[];
}

/** A request that moved money, by the Reference given in it. */
export interface BookedOperation extends Omit<CardOperation, 'amount' | 'at' | 'type'> {
  readonly type: CardOperation['type'] | 'transfer';
  readonly amount: string;
  readonly at: string;
  /** Refunds of wires. */
  readonly orderId?: string;
  readonly state?: RefundOrder['state'];
}

export interface BookedDelivery {
  readonly id: number;
  readonly paymentRequestId: string;
  readonly url: string;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly lastResult?: number | string;
  readonly createdAt: string;
}

/** A credit for a period's captures; times as ISO 8601. */
export interface BookedSettlement extends Omit<Settlement, 'amount' | 'refunded' | 'from' | 'to'> {
  readonly amount: string;
  readonly refunded: string;
  readonly from: string;
  readonly to: string;
}

export function bookSettlement({ amount, refunded, from, to, ...rest }: Settlement): BookedSettlement {
  const times = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return { ...rest, ...times, amount: formatAmount(amount), refunded: formatAmount(refunded) };
}

export function bookPayment(payment: CardPayment): BookedPayment {
  const { paymentRequestId, accountId, paymentType, reference, currency, state, result, cardId, card, mandate } =
    payment;
  return {
    method: 'card',
    ...{ paymentRequestId, accountId, paymentType, reference, currency, state },
    amount: formatAmount(payment.amount),
    authorized: formatAmount(payment.authorized),
    captured: formatAmount(payment.captured),
    refunded: formatAmount(payment.refunded),
    cancelled: formatAmount(payment.cancelled),
    chargedBack: formatAmount(payment.chargedBack),
    resultCode: result?.code,
    acquirerCode: result?.acquirerCode,
    ...{ cardId, cardMask: card?.lastFour, mandate },
    holdUntil: payment.holdUntil === undefined ? undefined : new Date(payment.holdUntil).toISOString(),
    operations: operationsOf(payment),
  };
}

/** Oldest first: the payment itself once it was paid, then what acted on it. */
function operationsOf({ paymentType, reference, amount, paidAt, followUps = [] }: CardPayment): BookedOperation[] {
  const own: CardOperation[] = paidAt === undefined ? [] : [{ type: paymentType, reference, amount, at: paidAt }];
  return [...own, ...followUps].map(({ type, at, ...operation }) => ({
    ...{ type, reference: operation.reference, amount: formatAmount(operation.amount) },
    at: new Date(at).toISOString(),
  }));
}

export function bookDelivery({ id, message, state, attempts, lastResult, createdAt }: Delivery): BookedDelivery {
  const { key: paymentRequestId, url } = message;
  return { id, paymentRequestId, url, state, attempts, lastResult, createdAt: new Date(createdAt).toISOString() };
}
