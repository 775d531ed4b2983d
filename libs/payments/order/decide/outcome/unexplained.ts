import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { minorOf, moneyJson, smaller } from '../../minor';
import { operationOf, refundable, unexpectedOf } from '../../selectors';
import type { Attempt, OrderState, UnexplainedMoney } from '../../state';

/** A movement of money at the provider that no open operation of ours explains. */
export interface Movement {
  readonly attempt: Attempt;
  readonly operationId?: number;
  readonly amount: MoneyJson;
  readonly providerReference?: string;
  readonly reason: string;
  readonly evidence: Evidence;
}

/**
 * The money is real, so it is never dropped, in whatever unit it came (fact sheet "payments" 3.3). The same movement is
 * recorded once.
 */
export function cameUnexpectedly(state: OrderState, movement: Movement): OrderEvent[] {
  if (isKnown(state, movement, ['in'])) return [];
  if (minorOf(movement.amount) <= 0n) return unplaceable(state, movement) ?? [];
  return [{ type: 'CaptureConfirmedUnexpectedly', data: fieldsOf(movement) }];
}

/**
 * The provider gave money back or took it, without a refund of ours. First it settles unexpected money, which is what a
 * person who uses the provider's portal would return; then it reverses a capture; what exceeds both is a claim of ours.
 */
export function wentUnexpectedly(state: OrderState, movement: Movement): OrderEvent[] {
  if (isKnown(state, movement, ['returned', 'reversed', 'out'])) return [];
  const data = fieldsOf(movement);
  const amount = minorOf(movement.amount);
  const here = unexpectedOf(state, movement.attempt.id, movement.amount.currency);
  if (amount > 0n && amount <= here) return [{ type: 'UnexpectedMoneyReturned', data }];
  const failed = unplaceable(state, movement);
  if (failed) return failed;
  if (movement.attempt.captured === 0n || amount > refundable(state))
    return [{ type: 'DebitConfirmedUnexpectedly', data }];
  const owed = smaller(state.amounts.owed, amount);
  const part = owed > 0n && { owed: moneyJson(owed, state.currency) };
  return [{ type: 'CaptureReversedByProvider', data: { ...data, ...part } }];
}

/** Told again by another message: the same operation, or the same reference of the provider. */
function isKnown(state: OrderState, movement: Movement, directions: readonly UnexplainedMoney['direction'][]): boolean {
  const { operationId, providerReference } = movement;
  return state.unexplained.some((known) => {
    if (!directions.includes(known.direction)) return false;
    if (known.providerReference && providerReference) return known.providerReference === providerReference;
    return operationId !== undefined && known.operationId === operationId;
  });
}

/** An order gives back in one currency; what does not fit waits for a person. */
export function unplaceable(state: OrderState, movement: Movement): OrderEvent[] | undefined {
  const { attempt, operationId, amount, evidence } = movement;
  if (amount.currency === state.currency && minorOf(amount) > 0n) return undefined;
  const received = `${amount.minor} ${amount.currency}`;
  if (operationOf(state, operationId)?.remarks.includes(received)) return [];
  const expected = `an amount in ${state.currency}`;
  return [{ type: 'IntegrityFailed', data: { operationId, provider: attempt.provider, expected, received, evidence } }];
}

function fieldsOf({ attempt, ...movement }: Movement) {
  return { attemptId: attempt.id, provider: attempt.provider, ...movement };
}
