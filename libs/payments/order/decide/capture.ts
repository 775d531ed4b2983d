import { accept, reject } from '#libs/decider';
import type { OperationRules, OrderRefusal } from '../commands';
import { minorOf, moneyJson } from '../minor';
import { capturable, holdOf, holdingAttempt, openOperations } from '../selectors';
import type { Attempt, OrderState } from '../state';
import { orderStatus } from '../status';
import type { CommandOf, OrderDecision } from './decision';
import { amountRefusal } from './requested-amount';

export function capture(state: OrderState, command: CommandOf<'Capture'>, now: Date): OrderDecision {
  const refusal = amountRefusal(state, command.amount) ?? stateRefusal(state, command.amount !== undefined);
  if (refusal) return reject(refusal);
  const attempt = holdingAttempt(state)!;
  const final = command.final === true || !command.rules.multipleCaptures;
  const left = capturable(state);
  const amount = command.amount ? minorOf(command.amount) : left;
  const unfit = sizeRefusal(state, attempt, { amount, left, final, rules: command.rules });
  if (unfit) return reject(unfit);
  return accept({
    type: 'CaptureRequested',
    data: {
      attemptId: attempt.id,
      operationId: state.operations.length + 1,
      provider: attempt.provider,
      amount: moneyJson(amount, state.currency),
      final,
      providerReference: attempt.providerReference,
      ...(isLate(attempt, now) && { late: true as const }),
      requestedAt: now.toISOString(),
    },
  });
}

const isLate = ({ captureBefore }: Attempt, now: Date): boolean =>
  captureBefore !== undefined && Date.parse(captureBefore) <= now.getTime();

function stateRefusal(state: OrderState, amountGiven: boolean): OrderRefusal | undefined {
  if (openOperations(state, 'void').length > 0) return { code: 'void_in_progress' };
  if (openOperations(state, 'capture').some(({ final }) => final)) return { code: 'capture_in_progress' };
  if (holdingAttempt(state)) return undefined;
  if (openOperations(state, 'authorize').length > 0) return { code: 'not_authorized' };
  if (state.amounts.captured > 0n && amountGiven) {
    return { code: 'amount_exceeds_capturable', remaining: moneyJson(0n, state.currency) };
  }
  const ended = state.amounts.captured === 0n && (state.cancelled || state.amounts.voided > 0n);
  return ended ? { code: 'order_closed', status: orderStatus(state) } : { code: 'nothing_to_capture' };
}

interface Size {
  readonly amount: bigint;
  readonly left: bigint;
  readonly final: boolean;
  readonly rules: OperationRules;
}

function sizeRefusal(state: OrderState, attempt: Attempt, size: Size): OrderRefusal | undefined {
  const { amount, left, final, rules } = size;
  if (amount === 0n) return { code: 'nothing_to_capture' };
  if (amount > left) return { code: 'amount_exceeds_capturable', remaining: moneyJson(left, state.currency) };
  // The rest that a final capture gives back is known only when no other capture is on its way.
  if (final && openOperations(state, 'capture').length > 0) return { code: 'capture_in_progress' };
  if (amount < holdOf(attempt) && !rules.partialCapture) {
    return {
      code: 'unsupported_by_provider',
      operation: 'capture',
      detail: 'the provider captures the whole hold only',
    };
  }
  return undefined;
}
