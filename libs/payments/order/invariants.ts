import { holdOf, openOperations } from './selectors';
import type { OrderState } from './state';

/**
 * What must hold after every event (fact sheet "payments" 3.1), with Ao = A: no provider of ours confirms a higher
 * ceiling.
 * @throws Error naming the rule that is broken: such a state is a defect, never a caller's mistake
 */
export function assertInvariants(state: OrderState): void {
  const { amounts: a } = state;
  for (const [name, amount] of Object.entries(a)) check(amount >= 0n, `${name} is not negative`, state);
  check(a.captured + a.pendingCapture <= a.authorized, 'C + Pc <= A', state);
  check(a.voided + a.captured <= a.authorized, 'V + C <= A', state);
  check(a.refunded + a.pendingRefund + a.disputed <= a.captured, 'R + Pr + D <= C', state);
  check(openOperations(state, 'void').length <= 1, 'one void in flight', state);
  check(a.pendingVoid === 0n || a.pendingCapture === 0n, 'no capture while a void lives, and the reverse', state);
  check(openOperations(state, 'authorize').length <= 1, 'one attempt in flight', state);
  for (const attempt of state.attempts) check(holdOf(attempt) >= 0n, `the hold of attempt ${attempt.id} >= 0`, state);
  state.operations.forEach(({ id }, index) => check(id === index + 1, 'operations count 1, 2, 3 …', state));
  state.attempts.forEach(({ id }, index) => check(id === index + 1, 'attempts count 1, 2, 3 …', state));
}

function check(holds: boolean, rule: string, state: OrderState): void {
  if (!holds) throw new Error(`order ${state.order?.orderId ?? '(new)'} breaks "${rule}"`);
}
