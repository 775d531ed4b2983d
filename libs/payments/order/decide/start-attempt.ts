import { accept, reject } from '#libs/decider';
import type { OrderRefusal } from '../commands';
import { currentAttempt, operationsInDoubt, payableUntil, unexpectedByUnit } from '../selectors';
import type { AttemptStatus, OrderState } from '../state';
import { orderStatus } from '../status';
import type { CommandOf, OrderDecision } from './decision';
import { openAttempt, planRefusal } from './open-attempt';

const OVER: ReadonlySet<AttemptStatus | undefined> = new Set<AttemptStatus>(['declined', 'failed', 'expired']);

/**
 * A further try, with another instrument or provider, only when the one before it is over. That a payer's browser came
 * back with "declined" does not end an attempt: the page may still be paid until it expires, and then the order would
 * be paid twice.
 */
export function startAttempt(state: OrderState, command: CommandOf<'StartAttempt'>, now: Date): OrderDecision {
  const refusal = attemptRefusal(state) ?? planRefusal(command.attempt);
  if (refusal) return reject(refusal);
  const numbers = { attemptId: state.attempts.length + 1, operationId: state.operations.length + 1 };
  return accept(openAttempt(state.order!, command.attempt, numbers, now));
}

function attemptRefusal(state: OrderState): OrderRefusal | undefined {
  if (!state.exists) return { code: 'not_found' };
  const doubt = operationsInDoubt(state).map(({ id }) => id);
  if (doubt.length > 0) return { code: 'outcome_unknown', operationIds: doubt };
  if (state.amounts.captured > 0n || unexpectedByUnit(state).size > 0) return { code: 'already_paid' };
  if (state.cancelled) return { code: 'order_closed', status: orderStatus(state) };
  const last = currentAttempt(state);
  if (OVER.has(last?.status)) return undefined;
  return last?.status === 'voided' || last?.status === 'underpaid'
    ? { code: 'order_closed', status: last.status }
    : { code: 'attempt_in_progress', attemptId: last?.id ?? 0, until: last && payableUntil(last) };
}
