import type { Outcome } from '../../../outcome';
import type { PaymentMethod } from '../../events';
import { minorOf, moneyJson } from '../../minor';
import type { Operation, OrderState } from '../../state';
import type { Success } from './report';
import { attemptBehind } from './report';

/** The payer decides what is sent: nobody can take exactly what was asked, as a card scheme does. */
const PUSHED: ReadonlySet<PaymentMethod | undefined> = new Set(['bank_transfer', 'cashier', 'payin']);

/**
 * What a payment by the payer's own hand came to when it is not what was asked: more pays the order and leaves the rest
 * to the customer, less pays nothing and stands in suspense (fact sheet "payments" 4.2). Undefined where another amount
 * is no answer at all, but a contradiction.
 */
export function pushedAmount(state: OrderState, operation: Operation, success: Success): Outcome | undefined {
  const { amount, providerReference, evidence } = success;
  const isPushed = PUSHED.has(state.order?.method) && attemptBehind(state, operation).capture === 'automatic';
  if (!isPushed || operation.type !== 'authorize' || amount.currency !== state.currency) return undefined;
  const received = minorOf(amount);
  if (received <= 0n || received === operation.amount) return undefined;
  const due = moneyJson(operation.amount, state.currency);
  const receipt = { due, received: amount };
  return received < operation.amount
    ? { kind: 'underpaid', receipt, providerReference, evidence }
    : { ...success, amount: due, receipt };
}
