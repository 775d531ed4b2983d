import type { MoneyJson } from '#libs/money';
import type { Evidence } from '../../outcome';
import type { OrderEvent } from '../events';
import { moneyJson, smaller } from '../minor';
import { attemptOf } from '../selectors';
import type { Dispute, OrderState } from '../state';

/** All that it took, which is what the provider speaks of. */
export const wholeOf = ({ amount, beyond = 0n }: Dispute): bigint => amount + beyond;

/**
 * How a dispute ends. Won, all that it took comes back, the claim with it; lost, the claim stays one, and what the
 * customer was owed since a refund was taken back is paid with it.
 * @param fee what the provider gives back of its own for a dispute that is won
 */
export function disputeEnded(
  state: OrderState,
  dispute: Dispute,
  outcome: 'won' | 'lost',
  evidence: Evidence,
  fee?: MoneyJson,
): OrderEvent {
  const { id: disputeId, attemptId, providerReference, beyond = 0n } = dispute;
  const { provider } = attemptOf(state, attemptId)!;
  const amount = moneyJson(dispute.amount, state.currency);
  const data = { disputeId, attemptId, provider, amount, providerReference, evidence };
  if (outcome === 'lost') {
    const owed = smaller(state.amounts.owed, dispute.amount);
    return { type: 'DisputeLost', data: { ...data, ...(owed > 0n && { owed: moneyJson(owed, state.currency) }) } };
  }
  const claimed = beyond > 0n && { beyond: moneyJson(beyond, state.currency) };
  return { type: 'DisputeWon', data: { ...data, ...claimed, ...(fee && { fee }) } };
}
