import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { minorOf } from '../../minor';
import { isOpen } from '../../selectors';
import type { Operation, OrderState } from '../../state';
import type { Success } from './report';
import { attemptBehind, operationFields } from './report';

/**
 * Is this what we asked for? Equal, or less where less is an answer: the partial approval of a hold, of which nothing
 * has moved and which the caller may capture or void; or what a person found out. A purchase that took less than asked
 * is no partial approval: the order would look paid.
 */
export function matches(state: OrderState, operation: Operation, { amount, evidence }: Success): boolean {
  if (amount.currency !== state.currency) return false;
  const received = minorOf(amount);
  if (received === operation.amount) return true;
  const lessWillDo = attemptBehind(state, operation).capture === 'manual' || evidence.source === 'person';
  return operation.type === 'authorize' && lessWillDo && received > 0n && received < operation.amount;
}

/** Does it say again what is recorded of an operation that succeeded? */
export function confirms(state: OrderState, operation: Operation, { amount }: Success): boolean {
  const { authorized, receipt } = attemptBehind(state, operation);
  const isAuthorization = operation.type === 'authorize';
  const came = isAuthorization && receipt?.received;
  if (came && came.currency === amount.currency && came.minor === amount.minor) return true;
  const recorded = isAuthorization ? authorized : operation.amount;
  return amount.currency === state.currency && minorOf(amount) === recorded;
}

/** The difference is recorded once; the operation is in doubt until a person decides. */
export function integrityFailed(
  state: OrderState,
  operation: Operation,
  amount: MoneyJson,
  evidence: Evidence,
): OrderEvent[] {
  const received = `${amount.minor} ${amount.currency}`;
  if (operation.remarks.includes(received)) return [];
  const fields = operationFields(state, operation);
  const expected = `${operation.amount} ${state.currency}`;
  const failed: OrderEvent = {
    type: 'IntegrityFailed',
    data: { operationId: operation.id, provider: fields.provider, expected, received, evidence },
  };
  if (!isOpen(operation) || operation.status === 'unknown') return [failed];
  const reason = `the provider reports ${received}, we asked for ${expected}`;
  return [failed, { type: 'OutcomeUnknown', data: { ...fields, operation: operation.type, reason, evidence } }];
}
