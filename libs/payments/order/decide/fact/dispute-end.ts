import { evolveOrder } from '../../evolve';
import type { OrderEvent } from '../../events';
import { minorOf } from '../../minor';
import { operationOf } from '../../selectors';
import type { ProviderFact } from '../../commands';
import type { Dispute, OrderState } from '../../state';
import { disputeEnded, wholeOf } from '../dispute-ended';
import { cameUnexpectedly } from '../outcome/unexplained';
import type { FactContext } from './context';
import { kept, movement } from './context';
import { disputed } from './dispute';

export function disputeWon(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const differing = ofAnotherSum(context);
  if (differing) return differing;
  const dispute = disputeMeant(context, 'open');
  if (dispute) return [disputeEnded(state, dispute, 'won', fact.evidence, fact.fee)];
  // Money that comes back after we had booked it as lost is real and has no place of its own any more.
  if (disputeMeant(context, 'lost')) return cameUnexpectedly(state, movement(context, 'dispute won after it was lost'));
  return kept(context, 'no open dispute fits');
}

/** A loss of which we never heard the beginning tells both. */
export function disputeLost(context: FactContext): OrderEvent[] {
  const { state, fact } = context;
  const differing = ofAnotherSum(context);
  if (differing) return differing;
  const dispute = disputeMeant(context, 'open');
  if (dispute) return [disputeEnded(state, dispute, 'lost', fact.evidence)];
  if (disputeMeant(context, 'lost') || disputeMeant(context, 'won')) return kept(context, 'the dispute is over');
  const first = disputed(context);
  const begun = first.reduce(evolveOrder, state);
  const last = begun.disputes.at(-1);
  if (last === undefined || begun.disputes.length === state.disputes.length) return first;
  return [...first, disputeEnded(begun, last, 'lost', fact.evidence)];
}

/** Those that bear the provider's reference, else all; of this sum. Of several, the oldest: they are worth the same. */
function disputeMeant({ state, fact }: FactContext, status: Dispute['status']): Dispute | undefined {
  if (fact.amount.currency !== state.currency) return undefined;
  const bearing = bearingReference(state, fact);
  const candidates = bearing.length > 0 ? bearing : state.disputes;
  return candidates.find((one) => one.status === status && wholeOf(one) === minorOf(fact.amount));
}

const bearingReference = ({ disputes }: OrderState, { providerReference }: ProviderFact): readonly Dispute[] =>
  disputes.filter((one) => providerReference !== undefined && one.providerReference === providerReference);

/**
 * The dispute that bears the reference is open over another sum. A part of it may be won and the rest lost, or the sum
 * is wrong: only a person can tell. The same word is recorded once.
 */
function ofAnotherSum(context: FactContext): OrderEvent[] | undefined {
  const { state, fact } = context;
  const { kind, amount, evidence } = fact;
  const bearing = bearingReference(state, fact);
  const open = bearing.find(({ status }) => status === 'open');
  const isOne = (one: Dispute) => wholeOf(one) === minorOf(amount) && amount.currency === state.currency;
  if (!open || bearing.some(isOne)) return undefined;
  const { attempt, operationId = attempt.authorizeOperationId } = movement(context, kind);
  const received = `${kind} over ${amount.minor} ${amount.currency}`;
  if (operationOf(state, operationId)?.remarks.includes(received)) return [];
  const expected = `dispute ${open.id} over ${wholeOf(open)} ${state.currency}`;
  return [{ type: 'IntegrityFailed', data: { operationId, provider: attempt.provider, expected, received, evidence } }];
}
