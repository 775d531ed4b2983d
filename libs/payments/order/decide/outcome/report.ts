import type { KeptCard, OperationRules } from '../../commands';
import type { OperationFields, OrderEventOf, OutcomeFields } from '../../events';
import { moneyJson } from '../../minor';
import { attemptOf } from '../../selectors';
import type { Attempt, Operation, OrderState } from '../../state';
import type { CardDetails, Evidence, Outcome } from '../../../outcome';

/** What was heard of one operation, by whichever door: an answer, a query, a notification, a person. */
export interface OutcomeReport {
  readonly outcome: Outcome;
  readonly now: Date;
  readonly rules?: OperationRules;
  readonly captureBefore?: string;
  readonly card?: CardDetails;
  readonly keptCard?: KeptCard;
}

export type Success = Extract<Outcome, { kind: 'succeeded' }>;

/** An operation never stands without its attempt: both come from one intent. */
export const attemptBehind = (state: OrderState, operation: Operation): Attempt =>
  attemptOf(state, operation.attemptId)!;

export const operationFields = (state: OrderState, operation: Operation): OperationFields => ({
  attemptId: operation.attemptId,
  operationId: operation.id,
  provider: attemptBehind(state, operation).provider,
  amount: moneyJson(operation.amount, state.currency),
});

/** Fields of an event that ends or advances an operation, naming the doubt that it ends. */
export const outcomeFields = (state: OrderState, operation: Operation, evidence: Evidence): OutcomeFields => ({
  ...operationFields(state, operation),
  evidence,
  ...(operation.status === 'unknown' && { inDoubt: moneyJson(operation.amount, state.currency) }),
});

/** Of a refund that no provider makes. */
export const paidBy = ({ bankOrderId }: Operation) => (bankOrderId === undefined ? {} : { bankOrderId });

/** Keeps a finding about an operation, once. */
export function ignored(
  state: OrderState,
  operation: Operation,
  reason: string,
  evidence: Evidence,
): OrderEventOf<'FactIgnored'>[] {
  if (operation.remarks.includes(reason)) return [];
  const { operationId, provider } = operationFields(state, operation);
  return [{ type: 'FactIgnored', data: { operationId, provider, reason, evidence } }];
}
