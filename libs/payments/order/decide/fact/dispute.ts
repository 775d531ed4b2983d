import type { OrderEvent } from '../../events';
import { minorOf } from '../../minor';
import { refundable } from '../../selectors';
import type { Dispute } from '../../state';
import { cameUnexpectedly, unplaceable, wentUnexpectedly } from '../outcome/unexplained';
import type { FactContext } from './context';
import { kept, movement } from './context';

/** The payer's bank took money back. What exceeds what the order has left (refunded already) is a claim of ours. */
export function disputed(context: FactContext): OrderEvent[] {
  const { state } = context;
  const taken = movement(context, 'disputed beyond what is left of the capture');
  const failed = unplaceable(state, taken);
  if (failed) return failed;
  const fits = taken.attempt.captured > 0n && minorOf(taken.amount) <= refundable(state);
  return fits ? [opened(context)] : wentUnexpectedly(state, taken);
}

export function disputeWon(context: FactContext): OrderEvent[] {
  const { state } = context;
  const dispute = disputeMeant(context, 'open');
  if (dispute) return [ended(context, dispute, 'DisputeWon')];
  // Money that comes back after we had booked it as lost is real and has no place of its own any more.
  if (disputeMeant(context, 'lost')) return cameUnexpectedly(state, movement(context, 'dispute won after it was lost'));
  return kept(context, 'no open dispute fits');
}

/** A loss of which we never heard the beginning tells both. */
export function disputeLost(context: FactContext): OrderEvent[] {
  const dispute = disputeMeant(context, 'open');
  if (dispute) return [ended(context, dispute, 'DisputeLost')];
  if (disputeMeant(context, 'lost') || disputeMeant(context, 'won')) return kept(context, 'the dispute is over');
  const first = disputed(context);
  const [event] = first;
  if (event?.type !== 'DisputeOpened') return first;
  const { fee: _, ...lost } = event.data;
  return [event, { type: 'DisputeLost', data: lost }];
}

/** By the provider's reference, else the one of this amount. Of several, the oldest: they are worth the same. */
function disputeMeant({ state, fact }: FactContext, status: Dispute['status']): Dispute | undefined {
  if (fact.amount.currency !== state.currency) return undefined;
  const candidates = state.disputes.filter((one) => one.status === status && one.amount === minorOf(fact.amount));
  const reference = fact.providerReference;
  return candidates.find((one) => reference !== undefined && one.providerReference === reference) ?? candidates[0];
}

function opened(context: FactContext): OrderEvent {
  const { attempt, amount, providerReference, evidence } = movement(context, 'disputed');
  const disputeId = String(context.state.disputes.length + 1);
  const dispute = { disputeId, attemptId: attempt.id, provider: attempt.provider, amount, providerReference, evidence };
  return { type: 'DisputeOpened', data: { ...dispute, ...feeOf(context) } };
}

/** A loss costs nothing more: the fee is taken when the dispute is opened. */
const feeOf = ({ fact: { fee } }: FactContext) => fee && { fee };

function ended(context: FactContext, dispute: Dispute, type: 'DisputeWon' | 'DisputeLost'): OrderEvent {
  const { state, fact } = context;
  const { id, attemptId, providerReference } = dispute;
  const { provider, amount, evidence } = fact;
  const attempt = state.attempts.find((one) => one.id === attemptId);
  const data = {
    disputeId: id,
    attemptId,
    provider: attempt?.provider ?? provider,
    amount,
    providerReference,
    evidence,
  };
  return type === 'DisputeWon' ? { type, data: { ...data, ...feeOf(context) } } : { type, data };
}
