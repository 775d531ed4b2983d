import type { ProviderFact } from '../../commands';
import type { OperationType } from '../../events';
import { minorOf } from '../../minor';
import { currentAttempt, isOpen, operationOf } from '../../selectors';
import type { Attempt, Operation, OrderState } from '../../state';

/**
 * The operation that a fact speaks of: the one it names; else the one that bears its reference; else the only open one
 * of this type and amount at this provider. Two that fit equally well are `ambiguous`: then only asking the provider
 * tells.
 */
export function locate(
  state: OrderState,
  fact: ProviderFact,
  type: OperationType,
): Operation | 'ambiguous' | undefined {
  const named = operationOf(state, fact.operationId);
  if (named?.type === type) return named;
  const fitting = sameAmount(state, fact, type);
  const bearing = fitting.filter(
    ({ providerReference }) => providerReference !== undefined && providerReference === fact.providerReference,
  );
  if (bearing.length === 1) return bearing[0];
  const open = fitting.filter(isOpen);
  return open.length > 1 ? 'ambiguous' : open[0];
}

/** An operation that succeeded already and that this fact may be repeating: no reference tells it apart. */
export const repeated = (state: OrderState, fact: ProviderFact, type: OperationType): Operation | undefined =>
  sameAmount(state, fact, type).find(
    ({ status, providerReference }) =>
      status === 'succeeded' &&
      (providerReference === undefined ||
        fact.providerReference === undefined ||
        providerReference === fact.providerReference),
  );

/** The attempt that a fact speaks of; a fact that names none is about the last attempt at its provider. */
export function attemptMeant(state: OrderState, fact: ProviderFact): Attempt {
  const attemptId = operationOf(state, fact.operationId)?.attemptId;
  const reference = fact.providerReference;
  const there = state.attempts.filter(({ provider }) => provider === fact.provider);
  return (
    state.attempts.find(({ id }) => id === attemptId) ??
    there.find((one) => reference !== undefined && one.providerReference === reference) ??
    there.at(-1) ??
    currentAttempt(state)!
  );
}

/** The provider knows nothing of what a bank order pays. */
function sameAmount(state: OrderState, fact: ProviderFact, type: OperationType): readonly Operation[] {
  const attempt = attemptMeant(state, fact).id;
  if (fact.amount.currency !== state.currency) return [];
  const amount = minorOf(fact.amount);
  return state.operations.filter(
    (one) => one.type === type && one.attemptId === attempt && one.amount === amount && one.bankOrderId === undefined,
  );
}
