import type { OrderEvent } from '../../events';
import { minorOf, moneyJson } from '../../minor';
import { refundable, returnableOf } from '../../selectors';
import { unplaceable, wentBefore, wentBeyond, wentUnexpectedly } from '../outcome/unexplained';
import type { OrderState } from '../../state';
import type { FactContext } from './context';
import { movement } from './context';

/**
 * The payer's bank took money back. Of what the order has left it is a dispute; what exceeds that (refunded already) is
 * a claim of ours. Money that came unexpectedly and covers all of it is settled by it instead.
 */
export function disputed(context: FactContext): OrderEvent[] {
  const { state } = context;
  const taken = movement(context, 'disputed beyond what is left of the capture');
  const failed = unplaceable(state, taken);
  if (failed) return failed;
  const amount = minorOf(taken.amount);
  const left = refundable(state);
  if (taken.attempt.captured > 0n && amount <= left) return [opened(context, amount)];
  if (taken.attempt.captured === 0n || amount <= returnableOf(state, taken.attempt.id)) {
    return wentUnexpectedly(state, taken);
  }
  if (left === 0n && wentBefore(state, taken)) return [];
  const claim = { ...taken, amount: moneyJson(amount - left, state.currency) };
  return [opened(context, left), wentBeyond(claim, nextId(state))];
}

const nextId = ({ disputes }: OrderState): string => String(disputes.length + 1);

function opened(context: FactContext, left: bigint): OrderEvent {
  const { attempt, amount: whole, providerReference, evidence } = movement(context, 'disputed');
  const { state, fact } = context;
  const { fee } = fact;
  const disputeId = nextId(state);
  const amount = moneyJson(left, state.currency);
  const more = minorOf(whole) - left;
  const beyond = more > 0n && { beyond: moneyJson(more, state.currency) };
  const dispute = { disputeId, attemptId: attempt.id, provider: attempt.provider, amount, ...beyond };
  return { type: 'DisputeOpened', data: { ...dispute, providerReference, evidence, ...(fee && { fee }) } };
}
