import { accept, reject } from '#libs/decider';
import type { OperationRules, OrderRefusal } from '../commands';
import { moneyJson } from '../minor';
import { holdOf, holdingAttempt, openOperations } from '../selectors';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';

/** Gives back all that is left of the hold. */
export function voidHold(state: OrderState, command: CommandOf<'Void'>, now: Date): OrderDecision {
  const refusal = voidRefusal(state, command.rules);
  if (refusal) return reject(refusal);
  const attempt = holdingAttempt(state)!;
  return accept({
    type: 'VoidRequested',
    data: {
      attemptId: attempt.id,
      operationId: state.operations.length + 1,
      provider: attempt.provider,
      amount: moneyJson(holdOf(attempt), state.currency),
      providerReference: attempt.providerReference,
      requestedAt: now.toISOString(),
    },
  });
}

function voidRefusal(state: OrderState, rules: OperationRules): OrderRefusal | undefined {
  if (!state.exists) return { code: 'not_found' };
  if (openOperations(state, 'void').length > 0) return { code: 'void_in_progress' };
  if (openOperations(state, 'capture').length > 0) return { code: 'capture_in_progress' };
  if (openOperations(state, 'authorize').length > 0) return { code: 'not_authorized' };
  if (state.amounts.captured > 0n && !(rules.voidAfterCapture && holdingAttempt(state))) return { code: 'use_refund' };
  if (!holdingAttempt(state)) return { code: 'nothing_to_void' };
  return rules.void
    ? undefined
    : { code: 'unsupported_by_provider', operation: 'void', detail: 'the provider releases no hold on request' };
}
