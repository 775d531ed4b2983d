import type { AuthorizationRequested, CreationEvent, OrderCreated, PayerReturned, PaymentStarted } from '../events';
import { minorOf } from '../minor';
import type { Attempt, OperationStatus, OrderState } from '../state';
import { addOperation, changeAttempt } from './change';

export function evolveCreation(state: OrderState, event: CreationEvent): OrderState {
  switch (event.type) {
    case 'OrderCreated':
      return created(state, event.data);
    case 'PaymentStarted':
      return started(state, event.data, event.data.flow ? 'requested' : 'requires_action', {
        flow: event.data.flow ?? 'hosted',
        status: event.data.flow ? 'processing' : 'requires_action',
        saveCard: event.data.saveCard,
        expiresAt: event.data.expiresAt,
      });
    case 'AuthorizationRequested':
      return started(state, event.data, 'requested', { flow: 'background', status: 'processing' });
    case 'PayerReturned':
      return returned(state, event.data);
    case 'CardKept':
      return { ...state, keptCardId: event.data.cardId };
    case 'OrderCancelled':
      return cancelled(state);
  }
}

const created = (state: OrderState, order: OrderCreated['data']): OrderState => ({
  ...state,
  exists: true,
  order,
  currency: order.amount.currency,
  requested: minorOf(order.amount),
});

function started(
  state: OrderState,
  data: PaymentStarted['data'] | AuthorizationRequested['data'],
  status: OperationStatus,
  attempt: Pick<Attempt, 'flow' | 'status' | 'saveCard' | 'expiresAt'>,
): OrderState {
  const { attemptId, operationId, provider, capture, cardId, requestedAt } = data;
  const amounts = { authorized: 0n, captured: 0n, released: 0n, refunded: 0n };
  const opened: Attempt = {
    ...attempt,
    ...amounts,
    id: attemptId,
    provider,
    capture,
    cardId,
    authorizeOperationId: operationId,
    returns: [],
  };
  const operation = { id: operationId, attemptId, type: 'authorize', status, amount: minorOf(data.amount) } as const;
  return addOperation({ ...state, attempts: [...state.attempts, opened] }, { ...operation, requestedAt });
}

/** The same words of the same payer's browser; what a page reload repeats. */
export const returnKey = ({ claims, code, providerReference }: Omit<PayerReturned['data'], 'attemptId'>): string =>
  [claims, code, providerReference ?? ''].join(' ');

const returned = (state: OrderState, data: PayerReturned['data']): OrderState =>
  changeAttempt(state, data.attemptId, (attempt) => ({
    reported: { claims: data.claims, code: data.code, decline: data.decline },
    returns: [...attempt.returns, returnKey(data)],
  }));

/**
 * Closing the order closes the page on our side only: a payer may still pay there, and that money is then unexpected.
 */
function cancelled(state: OrderState): OrderState {
  const unpaid = state.operations.filter(({ status }) => status === 'requires_action');
  const attempts = new Set(unpaid.map(({ attemptId }) => attemptId));
  return {
    ...state,
    cancelled: true,
    operations: state.operations.map((one) => (unpaid.includes(one) ? { ...one, status: 'cancelled' } : one)),
    attempts: state.attempts.map((one) => (attempts.has(one.id) ? { ...one, status: 'cancelled' } : one)),
  };
}
