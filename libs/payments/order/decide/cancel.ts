import { accept, reject } from '#libs/decider';
import type { OrderRefusal } from '../commands';
import { holdingAttempt, openOperations, operationsInDoubt } from '../selectors';
import type { OrderState } from '../state';
import { orderStatus } from '../status';
import type { CommandOf, OrderDecision } from './decision';

/**
 * Closes an order that holds no money. A page that waits for the payer does not bar it: what is paid there afterwards
 * is recorded as unexpected. A charge that is on its way does, and so does a hold: void it first.
 */
export function cancel(state: OrderState, command: CommandOf<'Cancel'>): OrderDecision {
  const refusal = cancelRefusal(state);
  return refusal ? reject(refusal) : accept({ type: 'OrderCancelled', data: { reason: command.reason } });
}

function cancelRefusal(state: OrderState): OrderRefusal | undefined {
  if (!state.exists) return { code: 'not_found' };
  if (state.cancelled) return { code: 'order_closed', status: orderStatus(state) };
  const doubt = operationsInDoubt(state).map(({ id }) => id);
  if (doubt.length > 0) return { code: 'outcome_unknown', operationIds: doubt };
  if (state.amounts.captured > 0n) return { code: 'use_refund' };
  if (openOperations(state, 'void').length > 0) return { code: 'void_in_progress' };
  if (openOperations(state, 'capture').length > 0) return { code: 'capture_in_progress' };
  const charge = openOperations(state, 'authorize').find(({ status }) => status !== 'requires_action');
  const live = charge?.attemptId ?? holdingAttempt(state)?.id;
  return live === undefined ? undefined : { code: 'attempt_in_progress', attemptId: live };
}
