import { currentAttempt, holdingAttempt, surplusOf, unexpectedByUnit } from './selectors';
import type { Attempt, OrderState, OrderStatus } from './state';

/**
 * One word for an order, derived from the amounts and the operations. What needs a person's eye comes first: a dispute,
 * an outcome that nobody knows, money that nobody asked for.
 */
export function orderStatus(state: OrderState): OrderStatus {
  const { amounts } = state;
  if (amounts.disputed > 0n) return 'disputed';
  if (state.operations.some((operation) => operation.status === 'unknown')) return 'in_doubt';
  if (amounts.captured === 0n && currentAttempt(state)?.status === 'underpaid') return 'underpaid';
  if (unexpectedByUnit(state).size > 0) return 'overpaid';
  if (amounts.captured > 0n) return capturedStatus(state);
  if (amounts.pendingCapture > 0n || amounts.pendingVoid > 0n) return 'processing';
  if (holdingAttempt(state)) return 'authorized';
  if (state.cancelled) return 'cancelled';
  const attempt = currentAttempt(state);
  return attempt ? attemptStatus(attempt) : 'processing';
}

function capturedStatus(state: OrderState): OrderStatus {
  const { captured, refunded } = state.amounts;
  if (refunded >= captured) return 'refunded';
  if (refunded > 0n) return 'partially_refunded';
  if (holdingAttempt(state)) return 'partially_captured';
  return surplusOf(state) > 0n ? 'overpaid' : 'captured';
}

/**
 * A claim on return is only a hint, yet the best that we can show while the page is open. It opens no door: see
 * StartAttempt.
 */
function attemptStatus(attempt: Attempt): OrderStatus {
  if (attempt.status === 'announced') return 'processing';
  if (attempt.status !== 'requires_action') return attempt.status;
  switch (attempt.reported?.claims) {
    case 'success':
    case 'pending':
      return 'processing';
    case 'declined':
    case 'cancelled':
      return 'declined';
    default:
      return 'requires_action';
  }
}
