import type { Outcome } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { moneyJson } from '../../minor';
import type { Operation, OrderState } from '../../state';
import { outcomeFields } from './report';

export type Failure = Extract<Outcome, { kind: 'declined' | 'failed' | 'not_sent' }>;

/** The operation did not happen: what it reserved is free again. */
export function failed(state: OrderState, operation: Operation, failure: Failure): OrderEvent {
  const fields = outcomeFields(state, operation, failure.evidence);
  const data = { ...fields, ...causeOf(failure) };
  switch (operation.type) {
    case 'authorize':
      return failure.kind === 'declined'
        ? { type: 'AuthorizationDeclined', data: { ...fields, decline: failure.decline } }
        : { type: 'AuthorizationFailed', data };
    case 'capture':
      return { type: 'CaptureFailed', data: operation.late ? { ...data, ...tooLate(failure) } : data };
    case 'void':
      return { type: 'VoidFailed', data };
    case 'refund':
      return {
        type: 'RefundFailed',
        data: { ...data, ...(operation.owed && { owed: moneyJson(operation.owed, state.currency) }) },
      };
  }
}

/** The hold should have ended by then, so a refusal says that it has (fact sheet "payments" 3.3). */
function tooLate(failure: Failure): { readonly code: string; readonly reason: string } {
  const { code, reason } = causeOf(failure);
  return failure.kind === 'not_sent'
    ? { code, reason }
    : { code: 'authorization_expired', reason: `${reason} (${code})` };
}

export function causeOf(failure: Failure): { readonly code: string; readonly reason: string } {
  switch (failure.kind) {
    case 'declined':
      return { code: failure.decline.code, reason: failure.decline.message };
    case 'failed':
      return { code: failure.code, reason: failure.reason };
    case 'not_sent':
      return { code: 'not_sent', reason: failure.reason };
  }
}
