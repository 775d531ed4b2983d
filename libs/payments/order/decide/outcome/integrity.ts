import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { minorOf, moneyJson } from '../../minor';
import { isOpen } from '../../selectors';
import type { Operation, OrderState } from '../../state';
import { grownBy, isAllRecorded } from './counted';
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

/**
 * The same success again, with more money than is recorded of it: a provider that does not tell apart what came
 * afterwards. The books keep the first word, so that they do not hang on the moment of asking, and the rest is recorded
 * for a person; each sum once. Where what came is told as a sum, what it has grown by stands in suspense.
 */
export function receivedMore(state: OrderState, operation: Operation, success: Success): OrderEvent[] {
  const { receipt, evidence, isSum } = success;
  const attempt = attemptBehind(state, operation);
  // Of a hold no receipt is kept: nothing has come.
  if (operation.type !== 'authorize' || attempt.capture === 'manual' || !receipt) return [];
  const recorded = attempt.receipt?.received ?? receipt.due;
  const { received } = receipt;
  if (received.currency !== recorded.currency || minorOf(received) <= minorOf(recorded)) return [];
  if (!isSum) return integrityFailed(state, operation, received, evidence, recorded);
  if (isAllRecorded(state, attempt, received, recorded)) return [];
  const grown = grownBy(state, received, { attempt, operationId: operation.id, evidence }, recorded);
  return integrityFailed(state, operation, received, evidence, recorded, grown);
}

/**
 * The difference is recorded once; the operation is in doubt until a person decides. `asked`: default its amount.
 * `came`: what the message booked beside it.
 */
export function integrityFailed(
  state: OrderState,
  operation: Operation,
  amount: MoneyJson,
  evidence: Evidence,
  asked: MoneyJson = moneyJson(operation.amount, state.currency),
  came: readonly OrderEvent[] = [],
): OrderEvent[] {
  const received = `${amount.minor} ${amount.currency}`;
  const isRecorded = operation.remarks.includes(received);
  if (isRecorded && came.length === 0) return [];
  const fields = operationFields(state, operation);
  const expected = `${asked.minor} ${asked.currency}`;
  const failed: OrderEvent = {
    type: 'IntegrityFailed',
    data: { operationId: operation.id, provider: fields.provider, expected, received, evidence },
  };
  const found = [...(isRecorded ? [] : [failed]), ...came];
  if (!isOpen(operation) || operation.status === 'unknown') return found;
  const reason = `the provider reports ${received}, we asked for ${expected}`;
  return [...found, { type: 'OutcomeUnknown', data: { ...fields, operation: operation.type, reason, evidence } }];
}
