import type { AttemptStatus, OperationStatus, OrderState } from '../state';
import type { DoubtEvent } from '../events';
import { operationOf } from '../selectors';
import { changeAttempt, changeOperation } from './change';

export function evolveDoubt(state: OrderState, event: DoubtEvent): OrderState {
  switch (event.type) {
    case 'OutcomeUnknown':
      return stands(state, event.data.operationId, 'unknown', 'in_doubt');
    case 'OperationPending': {
      const { operationId, providerReference } = event.data;
      const known = providerReference ? changeOperation(state, operationId, { providerReference }) : state;
      return stands(known, operationId, 'pending', 'processing');
    }
    case 'IntegrityFailed':
      return remark(state, event.data.operationId, event.data.received);
    case 'FactIgnored':
      return remark(state, event.data.operationId, event.data.reason);
  }
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
