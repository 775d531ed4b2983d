import type { Outcome } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { minorOf, moneyJson } from '../../minor';
import { isOpen, unexpectedOf } from '../../selectors';
import type { Operation, OrderState, UnexplainedMoney } from '../../state';
import { ofItsSum } from './counted';
import { integrityFailed } from './integrity';
import type { Success } from './report';
import { attemptBehind } from './report';
import { cameUnexpectedly } from './unexplained';

/**
 * A success that is not what we asked for: no fulfilment, and the money stands in suspense until a person decides (fact
 * sheet "payments" 3.3). One payment counts once, by what was told of it first; another sum is recorded only.
 */
export function toldOtherwise(state: OrderState, operation: Operation, success: Success): OrderEvent[] {
  const { amount, evidence } = success;
  return integrityFailed(state, operation, amount, evidence, undefined, cameOf(state, operation, success));
}

function cameOf(state: OrderState, operation: Operation, success: Success): OrderEvent[] {
  const { receipt, providerReference, evidence } = success;
  const amount = receipt?.received ?? success.amount;
  if (!movesMoney(state, operation) || minorOf(amount) <= 0n) return [];
  const attempt = attemptBehind(state, operation);
  const reason = `it was told as the ${operation.type}, and is not what was asked for`;
  const movement = { attempt, operationId: operation.id, amount, providerReference, reason, evidence };
  return cameUnexpectedly(state, { ...movement, ...ofItsSum(success) });
}

/** A hold, and its end, move none; money that goes back does not come. */
const movesMoney = (state: OrderState, operation: Operation): boolean =>
  operation.type === 'capture' ||
  (operation.type === 'authorize' && attemptBehind(state, operation).capture === 'automatic');

type Paid = Extract<Outcome, { kind: 'succeeded' | 'underpaid' }>;

/**
 * What the payment was told as before its right amount is told: not by its reference another payment. One, because a
 * payment explains one sum.
 */
function before(
  state: OrderState,
  operation: Operation,
  { providerReference = operation.providerReference }: Paid,
): UnexplainedMoney | undefined {
  if (!movesMoney(state, operation)) return undefined;
  const own = state.unexplained.filter(
    (money) =>
      money.direction === 'in' && money.operationId === operation.id && money.attemptId === operation.attemptId,
  );
  const isUnnamed = (one: UnexplainedMoney) => one.providerReference === undefined || providerReference === undefined;
  return own.find((one) => one.providerReference === providerReference) ?? own.find(isUnnamed);
}

/** The right amount of a payment that was told otherwise: that money leaves suspense, so nothing counts twice. */
export function explained(state: OrderState, operation: Operation, paid: Paid): OrderEvent[] {
  const money = before(state, operation, paid);
  if (!money) return [];
  const { amount, currency, providerReference } = money;
  const { id, provider } = attemptBehind(state, operation);
  const reason = `it is the ${operation.type}, which is now told otherwise`;
  const { evidence } = paid;
  const told = moneyJson(amount, currency);
  const data = {
    ...{ attemptId: id, operationId: operation.id, provider, amount: told },
    ...(providerReference !== undefined && { providerReference }),
    ...{ reason, evidence },
  };
  return [{ type: 'UnexpectedMoneyExplained', data }];
}

/**
 * The money went back to the payer, or was paid out as what it was told as: then it is not the payment any more, and
 * the operation only ends as failed.
 */
export function isTooLate(state: OrderState, operation: Operation, outcome: Outcome): boolean {
  if (!isOpen(operation) || (outcome.kind !== 'succeeded' && outcome.kind !== 'underpaid')) return false;
  const money = before(state, operation, outcome);
  if (!money) return false;
  return money.paidOut === true || unexpectedOf(state, money.attemptId, money.currency) < money.amount;
}
