import type { Amount } from '#libs/money';
import { capturable, operationReference, refundable } from '#libs/payments';
import type { Attempt, Operation, OrderState } from '#libs/payments';
import type { AttemptView, OperationView } from './order.view';

export function presentAmounts(state: OrderState, amount: (minor: bigint) => Amount) {
  return {
    authorized: amount(state.amounts.authorized),
    captured: amount(state.amounts.captured),
    refunded: amount(state.amounts.refunded),
    voided: amount(state.amounts.voided),
    capturable: amount(capturable(state)),
    refundable: amount(refundable(state)),
    in_doubt: amount(state.amounts.inDoubt),
    unexpected: amount(state.amounts.unexpected),
  };
}

export function presentAttempt(attempt: Attempt): AttemptView {
  return {
    id: attempt.id,
    provider: attempt.provider,
    flow: attempt.flow,
    status: attempt.status,
    provider_reference: attempt.providerReference,
    card_id: attempt.cardId,
    card: attempt.card,
    decline: attempt.decline,
    reported: attempt.reported,
    expires_at: attempt.expiresAt,
  };
}

export function presentOperation(
  orderId: string,
  operation: Operation,
  amount: (minor: bigint) => Amount,
): OperationView {
  return {
    id: operation.id,
    type: operation.type,
    status: operation.status,
    amount: amount(operation.amount),
    reference: operationReference(orderId, operation.id),
    provider_reference: operation.providerReference,
    decline: operation.decline,
    failure: operation.failure,
  };
}
