import type { AttemptStatus, OperationStatus, OrderState } from '../state';
import type { DoubtEvent, OperationPending } from '../events';
import { operationOf } from '../selectors';
import { changeAttempt, changeOperation } from './change';

export function evolveDoubt(state: OrderState, event: DoubtEvent): OrderState {
  switch (event.type) {
    case 'OutcomeUnknown':
      return stands(state, event.data.operationId, 'unknown', 'in_doubt');
    case 'OperationPending':
      return pending(state, event.data);
    case 'IntegrityFailed':
      return remark(state, event.data.operationId, event.data.received);
    case 'FactIgnored':
      return remark(state, event.data.operationId, event.data.reason);
  }
}

/** The reference of a payment is what its refund will name, whichever message brought it. */
function pending(state: OrderState, { operationId, providerReference }: OperationPending['data']): OrderState {
  const stood = stands(state, operationId, 'pending', 'processing');
  if (!providerReference) return stood;
  const operation = operationOf(stood, operationId);
  const named = changeOperation(stood, operationId, { providerReference });
  return operation?.type === 'authorize'
    ? changeAttempt(named, operation.attemptId, () => ({ providerReference }))
    : named;
}

/** The attempt stands as its authorisation does; a capture in doubt leaves the attempt authorised. */
function stands(state: OrderState, operationId: number, status: OperationStatus, attempt: AttemptStatus): OrderState {
  const operation = operationOf(state, operationId);
  const changed = changeOperation(state, operationId, { status });
  return operation?.type === 'authorize'
    ? changeAttempt(changed, operation.attemptId, () => ({ status: attempt }))
    : changed;
}

function remark(state: OrderState, operationId: number | undefined, text: string): OrderState {
  const operation = operationOf(state, operationId);
  return operation ? changeOperation(state, operationId, { remarks: [...operation.remarks, text] }) : state;
}
