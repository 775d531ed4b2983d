import { accept, reject } from '#libs/decider';
import type { OperationRules, OrderRefusal } from '../commands';
import type { RefundRequested } from '../events';
import { minorOf, moneyJson, smaller } from '../minor';
import { capturedAttempt, isOpen, refundable } from '../selectors';
import type { Operation, OrderState } from '../state';
import { bankEvidence } from './bank-evidence';
import type { CommandOf, OrderDecision } from './decision';
import { amountRefusal } from './requested-amount';

export function refund(state: OrderState, command: CommandOf<'Refund'>, now: Date): OrderDecision {
  const left = refundable(state);
  const amount = command.amount ? minorOf(command.amount) : left;
  const refusal =
    amountRefusal(state, command.amount) ??
    leftRefusal(state, amount, left) ??
    rulesRefusal(state, amount, command.rules);
  if (refusal) return reject(refusal);
  const { reason, destination } = command;
  return accept(requestedRefund(state, amount, now, { reason, ...(destination && { destination }) }));
}

/** What the provider can do is no matter: it is not asked. */
export function refundByBank(
  state: OrderState,
  { amount: money, bankOrderId }: CommandOf<'RefundByBank'>,
  now: Date,
): OrderDecision {
  if (state.operations.some((one) => one.bankOrderId === bankOrderId)) return accept();
  if (state.seenEvidence.has(bankEvidence(bankOrderId, 'failed').id)) {
    return reject({ code: 'bank_order_over', bankOrderId });
  }
  const amount = minorOf(money);
  const refusal = amountRefusal(state, money) ?? leftRefusal(state, amount, refundable(state));
  return refusal ? reject(refusal) : accept(requestedRefund(state, amount, now, { bankOrderId }));
}

type Asked = Pick<RefundRequested['data'], 'reason' | 'destination' | 'bankOrderId'>;

/** The intent of a refund, and in it what of its amount is owed already. */
export function requestedRefund(state: OrderState, amount: bigint, now: Date, asked: Asked): RefundRequested {
  const attempt = capturedAttempt(state)!;
  const owed = smaller(state.amounts.owed, amount);
  return {
    type: 'RefundRequested',
    data: {
      attemptId: attempt.id,
      operationId: state.operations.length + 1,
      provider: attempt.provider,
      amount: moneyJson(amount, state.currency),
      ...asked,
      providerReference: attempt.providerReference,
      ...(owed > 0n && { owed: moneyJson(owed, state.currency) }),
      requestedAt: now.toISOString(),
    },
  };
}

/**
 * Checked before the provider is called: pending and unknown refunds have used their part up, failed ones gave it back.
 */
function leftRefusal(state: OrderState, amount: bigint, left: bigint): OrderRefusal | undefined {
  if (amount === 0n || state.amounts.captured === 0n) return { code: 'nothing_to_refund' };
  return amount > left ? { code: 'amount_exceeds_refundable', remaining: moneyJson(left, state.currency) } : undefined;
}

function rulesRefusal(state: OrderState, amount: bigint, rules: OperationRules): OrderRefusal | undefined {
  const unsupported = (detail: string): OrderRefusal => ({
    code: 'unsupported_by_provider',
    operation: 'refund',
    detail,
  });
  if (!rules.refund) return unsupported('the provider gives no money back on request');
  if (!rules.partialRefund && amount < state.amounts.captured)
    return unsupported('the provider refunds the whole only');
  const counts = (one: Operation) => one.type === 'refund' && (isOpen(one) || one.status === 'succeeded');
  const isTold = state.operations.some((one) => counts(one) && one.bankOrderId === undefined);
  return !rules.multipleRefunds && isTold ? unsupported('the provider refunds a payment once') : undefined;
}
