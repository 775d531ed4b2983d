import type { BookedOperation, BookedPayment } from '../book';
import { formatAmount } from '../merchant-api/amount';
import type { WirePayment, WireState } from './wire-payment';

const GUARANTEED: readonly WireState[] = ['authorized', 'processing', 'credited', 'refunded'];

/** A bank transfer in the words of the book: `captured` is what was credited to the account. */
export function bookWire(payment: WirePayment): BookedPayment {
  const { paymentId, paymentRequestId, accountId, paymentType, reference, currency, state, bank, result } = payment;
  const isGuaranteed = GUARANTEED.includes(state);
  return {
    ...{ method: 'wire', paymentId, paymentRequestId: paymentRequestId ?? paymentId, accountId, paymentType, currency },
    ...{ reference: reference ?? '', state, bank: bank?.name },
    amount: formatAmount(payment.amount),
    authorized: formatAmount(isGuaranteed ? payment.amount : 0n),
    captured: formatAmount(payment.credited),
    refunded: formatAmount(payment.refunded),
    ...{ cancelled: '0.00', chargedBack: '0.00' },
    resultCode: result?.code,
    operations: operationsOf(payment),
  };
}

/** Oldest first: the credit, then the refund orders. */
function operationsOf({ paymentType, reference, credited, creditedAt, orders = [] }: WirePayment): BookedOperation[] {
  const time = (at: number): string => new Date(at).toISOString();
  const credit = { type: paymentType, reference: reference ?? '', amount: formatAmount(credited) } as const;
  return [
    ...(creditedAt === undefined ? [] : [{ ...credit, at: time(creditedAt) }]),
    ...orders.map(({ orderId, amount, at, state, reference: own }) => {
      const fields = { type: '8', reference: own, amount: formatAmount(amount), at: time(at) } as const;
      return { ...fields, orderId, state };
    }),
  ];
}
