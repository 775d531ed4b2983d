import { accept, reject } from '#libs/decider';
import { minorOf, moneyJson } from '../minor';
import { attemptOf, operationOf } from '../selectors';
import type { Attempt, OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';

/** Never refused for an order that is there: it has happened. What was settled once is not settled again. */
export function recordSettlement(state: OrderState, command: CommandOf<'RecordSettlement'>): OrderDecision {
  const { type: _, fee, feeCorrects, ...settlement } = command;
  const attempt = attemptOf(state, settlement.attemptId);
  if (!attempt) return reject({ code: 'not_found' });
  const { id } = settlement.evidence;
  if (id !== undefined && state.seenEvidence.has(id)) return accept();
  const booked = fee && BigInt(fee.minor) !== 0n ? { fee, ...(feeCorrects && { feeCorrects }) } : {};
  const developer = developerPart(state, attempt, settlement);
  return accept({
    type: 'SettlementRecorded',
    data: { provider: attempt.provider, ...settlement, ...booked, ...developer },
  });
}

/** What payers were charged on top comes with the capture, and is the developer's once that is paid out. */
function developerPart(
  state: OrderState,
  { developerFee = 0n, developerPaid }: Attempt,
  { operationId, amount }: Pick<CommandOf<'RecordSettlement'>, 'operationId' | 'amount'>,
) {
  const isCapture = minorOf(amount) > 0n && operationOf(state, operationId)?.type !== 'refund';
  return isCapture && developerFee > 0n && !developerPaid
    ? { developerFee: moneyJson(developerFee, state.currency) }
    : {};
}
