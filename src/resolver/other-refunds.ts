import type { Money } from '#libs/money';
import type { Operation, OrderState } from '#libs/payments';

/** Of the same payment, made by the provider or on their way; those in doubt are not known. */
export function otherRefunds({ operations, currency }: OrderState, { id, attemptId }: Operation): Money {
  const others = operations.filter((one) => one.type === 'refund' && one.attemptId === attemptId && one.id !== id);
  const made = others.filter(({ bankOrderId }) => bankOrderId === undefined);
  const known = made.filter(({ status }) => status === 'succeeded' || status === 'pending');
  return { minor: known.reduce((sum, { amount }) => sum + amount, 0n), currency };
}
