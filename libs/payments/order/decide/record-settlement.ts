import { accept, reject } from '#libs/decider';
import { attemptOf } from '../selectors';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';

/** Never refused for an order that is there: it has happened. What was settled once is not settled again. */
export function recordSettlement(state: OrderState, command: CommandOf<'RecordSettlement'>): OrderDecision {
  const { type: _, fee, feeCorrects, ...settlement } = command;
  const attempt = attemptOf(state, settlement.attemptId);
  if (!attempt) return reject({ code: 'not_found' });
  const { id } = settlement.evidence;
  if (id !== undefined && state.seenEvidence.has(id)) return accept();
  const booked = fee && BigInt(fee.minor) !== 0n ? { fee, ...(feeCorrects && { feeCorrects }) } : {};
  return accept({ type: 'SettlementRecorded', data: { provider: attempt.provider, ...settlement, ...booked } });
}
