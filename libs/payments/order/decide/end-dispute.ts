import { accept, reject } from '#libs/decider';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';
import { disputeEnded } from './dispute-ended';

/**
 * Some providers tell that a dispute was opened and never how it ended: then a person who has looked there says so. All
 * of the contested money comes back, or none of it. Word of the provider that comes later is weighed like any other.
 */
export function endDispute(state: OrderState, command: CommandOf<'EndDispute'>): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const { disputeId, outcome, evidence } = command;
  const dispute = state.disputes.find(({ id }) => id === disputeId);
  if (!dispute) return reject({ code: 'dispute_not_found', disputeId });
  if (dispute.status !== 'open') return reject({ code: 'dispute_over', disputeId, status: dispute.status });
  return accept(disputeEnded(state, dispute, outcome, evidence));
}
