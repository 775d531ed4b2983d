import { accept, reject } from '#libs/decider';
import { returnKey } from '../evolve/creation';
import { attemptOf, operationOf } from '../selectors';
import type { OrderState } from '../state';
import type { CommandOf, OrderDecision } from './decision';

/** The return address is open to anybody who knows it: more claims than a patient payer makes are noise or mischief. */
const CLAIMS_MAX = 10;

/** Writes down what the payer's browser said. Never proof: it moves no amount and ends no attempt. */
export function recordReturn(state: OrderState, command: CommandOf<'RecordReturn'>): OrderDecision {
  if (!state.exists) return reject({ code: 'not_found' });
  const { type: _, ...claim } = command;
  const operation = operationOf(state, claim.operationId);
  const attempt = operation && attemptOf(state, operation.attemptId);
  if (!attempt) return reject({ code: 'operation_not_found', operationId: claim.operationId });
  if (attempt.returns.includes(returnKey(claim)) || attempt.returns.length >= CLAIMS_MAX) return accept();
  return accept({ type: 'PayerReturned', data: { attemptId: attempt.id, ...claim } });
}
