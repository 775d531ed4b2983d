import { accept, reject } from '#libs/decider';
import { moneyJson } from '../minor';
import { attemptOf, awaitsPayer, holdOf, openOperations, operationOf, payableUntil } from '../selectors';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';

const isOver = (time: string | undefined, now: Date): boolean =>
  time !== undefined && Date.parse(time) <= now.getTime();

/**
 * Closes a page that nobody paid in time, and a transfer that was announced and did not come. A payment that the
 * provider has guaranteed or that is in doubt is not closed by the clock: only word from the provider ends it.
 */
export function expirePayment(state: OrderState, command: CommandOf<'ExpirePayment'>, now: Date): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const attempt = attemptOf(state, command.attemptId);
  const operation = operationOf(state, attempt?.authorizeOperationId);
  if (!attempt || !operation || !awaitsPayer(operation) || !isOver(payableUntil(attempt), now)) return accept();
  return accept({
    type: 'PaymentExpired',
    data: {
      attemptId: attempt.id,
      operationId: operation.id,
      provider: attempt.provider,
      amount: moneyJson(operation.amount, state.currency),
      evidence: command.evidence,
    },
  });
}

/**
 * Writes off the hold when its time is over; sent only after the provider was asked (fact sheet "payments" 3.3).
 * Accepts nothing before that time, nor while a capture or a void may still use the hold.
 */
export function expireAuthorization(
  state: OrderState,
  command: CommandOf<'ExpireAuthorization'>,
  now: Date,
): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const attempt = attemptOf(state, command.attemptId);
  const inUse = openOperations(state, 'capture').length + openOperations(state, 'void').length > 0;
  if (!attempt || inUse || holdOf(attempt) === 0n || !isOver(attempt.captureBefore, now)) return accept();
  const amount = moneyJson(holdOf(attempt), state.currency);
  return accept({
    type: 'AuthorizationExpired',
    data: { attemptId: attempt.id, provider: attempt.provider, amount, evidence: command.evidence },
  });
}
