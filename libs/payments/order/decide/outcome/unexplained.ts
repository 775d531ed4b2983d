import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../../outcome';
import type { OrderEvent } from '../../events';
import { minorOf, moneyJson, smaller } from '../../minor';
import { operationOf, refundable, returnableOf, returnableSurplus } from '../../selectors';
import type { Attempt, OrderState, UnexplainedMoney } from '../../state';
import { wholeOf } from '../dispute-ended';

/** A movement of money at the provider that no open operation of ours explains. */
export interface Movement {
  readonly attempt: Attempt;
  readonly operationId?: number;
  readonly amount: MoneyJson;
  readonly providerReference?: string;
  readonly reason: string;
  readonly evidence: Evidence;
  /** Of what came: the provider has it in its sum. */
  readonly counted?: true;
  /** Of what is counted: so much of it, see `Receipt`. */
  readonly listed?: MoneyJson;
}

/**
 * The money is real, so it is never dropped, in whatever unit it came (fact sheet "payments" 3.3). The same movement is
 * recorded once.
 */
export function cameUnexpectedly(state: OrderState, movement: Movement): OrderEvent[] {
  if (isKnown(state, movement, ['in', 'explained'])) return [];
  if (minorOf(movement.amount) <= 0n) return unplaceable(state, movement) ?? [];
  return [{ type: 'CaptureConfirmedUnexpectedly', data: fieldsOf(movement) }];
}

/**
 * The provider gave money back or took it, without a refund of ours. First it settles what the payer sent too much and
 * unexpected money, which is what a person who uses the provider's portal would return; then it reverses a capture, of
 * which the rest of a return of all that came is again what was sent too much; what exceeds that is a claim of ours.
 */
export function wentUnexpectedly(state: OrderState, movement: Movement): OrderEvent[] {
  if (isKnown(state, movement, ['returned', 'reversed', 'out'])) return [];
  const { id, captured } = movement.attempt;
  const amount = minorOf(movement.amount);
  const here = returnableOf(state, id, movement.amount.currency);
  if (amount > 0n && amount <= here) return [givenBack(state, movement)];
  const failed = unplaceable(state, movement);
  if (failed) return failed;
  const left = refundable(state);
  const more = amount - left;
  if (captured > 0n && more <= 0n) return [reversed(state, movement)];
  if (captured === 0n || more > returnableSurplus(state, id)) return [wentBeyond(movement)];
  const part = (minor: bigint): Movement => ({ ...movement, amount: moneyJson(minor, state.currency) });
  return [reversed(state, part(left)), givenBack(state, part(more))];
}

function reversed(state: OrderState, movement: Movement): OrderEvent {
  const owed = smaller(state.amounts.owed, minorOf(movement.amount));
  const part = owed > 0n && { owed: moneyJson(owed, state.currency) };
  return { type: 'CaptureReversedByProvider', data: { ...fieldsOf(movement), ...part } };
}

/** What the payer had sent too much goes back first: it is the customer's already. */
export function givenBack(state: OrderState, movement: Movement): OrderEvent {
  const { currency } = movement.amount;
  const surplus = smaller(returnableSurplus(state, movement.attempt.id, currency), minorOf(movement.amount));
  const part = surplus > 0n && { surplus: moneyJson(surplus, currency) };
  return { type: 'UnexpectedMoneyReturned', data: { ...fieldsOf(movement), ...part } };
}

/**
 * Taken beyond what the order has left: a claim of ours.
 * @param disputeId the dispute that it stands beside
 */
export const wentBeyond = (movement: Movement, disputeId?: string): OrderEvent => ({
  type: 'DebitConfirmedUnexpectedly',
  data: { ...fieldsOf(movement), ...(disputeId && { disputeId }) },
});

/** A movement of the same sum went before, alone or as a dispute and the claim beside it. */
export const wentBefore = (state: OrderState, movement: Movement): boolean =>
  isKnown(state, movement, ['returned', 'reversed', 'out'], minorOf(movement.amount));

function toldOf({ disputes }: OrderState, { disputeId, amount }: UnexplainedMoney): bigint {
  const dispute = disputes.find(({ id }) => id === disputeId);
  return dispute ? wholeOf(dispute) : amount;
}

/** Told again by another message: the same operation, or the same reference of the provider. */
function isKnown(
  state: OrderState,
  movement: Movement,
  directions: readonly UnexplainedMoney['direction'][],
  amount?: bigint,
): boolean {
  const { operationId, providerReference } = movement;
  return state.unexplained.some((known) => {
    if (!directions.includes(known.direction)) return false;
    // Told by a sum alone: whose movement that was is found by its place in the sum.
    if (known.counted && known.providerReference === undefined) return false;
    if (amount !== undefined && toldOf(state, known) !== amount) return false;
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
