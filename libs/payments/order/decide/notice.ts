import { accept, reject } from '#libs/decider';
import { moneyJson } from '../minor';
import { attemptOf, holdOf, refundedByProvider } from '../selectors';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';

/** Says that a hold ends soon; nothing to say where nothing is held, or no end is known. */
export function noteAuthorizationEnding(
  state: OrderState,
  { attemptId }: CommandOf<'NoteAuthorizationEnding'>,
): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const attempt = attemptOf(state, attemptId);
  if (!attempt?.captureBefore || holdOf(attempt) === 0n) return accept();
  const { provider, captureBefore } = attempt;
  const amount = moneyJson(holdOf(attempt), state.currency);
  return accept({ type: 'AuthorizationEnding', data: { attemptId, provider, amount, captureBefore } });
}

/** Says that the provider has not paid out in time; nothing to say where nothing is left to be paid out. */
export function noteSettlementOverdue(
  state: OrderState,
  { attemptId, expectedBy }: CommandOf<'NoteSettlementOverdue'>,
): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const attempt = attemptOf(state, attemptId);
  const open = attempt ? attempt.captured - refundedByProvider(attempt) - (attempt.settled ?? 0n) : 0n;
  if (!attempt || open <= 0n) return accept();
  const amount = moneyJson(open, state.currency);
  return accept({ type: 'SettlementOverdue', data: { attemptId, provider: attempt.provider, amount, expectedBy } });
}
