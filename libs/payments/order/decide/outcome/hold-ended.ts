import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { minorOf } from '../../minor';
import { holdOf, openOperations } from '../../selectors';
import type { Operation, OrderState } from '../../state';
import { integrityFailed } from './integrity';
import { attemptBehind, ignored } from './report';

/**
 * The hold is gone at the provider without an open void of ours. While a capture or a void is on its way its own
 * outcome decides, so the message is only kept. A part of a hold cannot be told from a repeat of that part: a person
 * decides.
 */
export function holdEnded(
  state: OrderState,
  operation: Operation,
  amount: MoneyJson,
  evidence: Evidence,
): OrderEvent[] {
  const attempt = attemptBehind(state, operation);
  const hold = holdOf(attempt);
  if (hold === 0n) return [];
  if (openOperations(state, 'capture').length + openOperations(state, 'void').length > 0) {
    return ignored(state, operation, 'hold reported as released while an operation uses it', evidence);
  }
  if (amount.currency !== state.currency || minorOf(amount) !== hold) {
    return integrityFailed(state, operation, amount, evidence);
  }
  return [
    { type: 'AuthorizationExpired', data: { attemptId: attempt.id, provider: attempt.provider, amount, evidence } },
  ];
}
