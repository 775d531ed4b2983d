import type { OrderEvent } from '../../events';
import { operationOf } from '../../selectors';
import { cameUnexpectedly, wentUnexpectedly } from '../outcome/unexplained';
import type { FactContext } from './context';
import { movement } from './context';

/**
 * An intent is stored before the provider hears of it, so a number that we never gave out is not ours. That of a refund
 * by a bank order was given to no provider.
 */
export function namesNothing({ state, fact }: FactContext): boolean {
  if (fact.operationId === undefined) return false;
  const operation = operationOf(state, fact.operationId);
  return operation === undefined || operation.bankOrderId !== undefined;
}

/** Our reference differs: nothing is fulfilled by it, and what money it brought or took stands in suspense. */
export function strange(context: FactContext): OrderEvent[] {
  const { provider, operationId, evidence } = context.fact;
  const expected = `one of ${context.state.operations.length} operations`;
  const data = { provider, expected, received: `operation ${operationId}`, evidence };
  return [{ type: 'IntegrityFailed', data }, ...moneyOf(context)];
}

function moneyOf(context: FactContext): OrderEvent[] {
  const moved = movement(context, 'the message names an operation that we never had');
  switch (context.fact.kind) {
    case 'captured':
      return cameUnexpectedly(context.state, moved);
    case 'refunded':
    case 'disputed':
      return wentUnexpectedly(context.state, moved);
    default:
      return [];
  }
}
