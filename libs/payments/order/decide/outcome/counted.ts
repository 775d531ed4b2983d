import type { MoneyJson } from '#libs/money';
import type { OrderEvent } from '../../events';
import { minorOf, moneyJson, smaller } from '../../minor';
import type { Attempt, OrderState } from '../../state';
import type { Movement } from './unexplained';

/** What of a provider's sum of a payment is recorded: its receipt, and what came beside that and is in the sum. */
function recordedOf({ unexplained }: OrderState, attemptId: number, receipt: MoneyJson): bigint {
  const beside = unexplained.filter(
    (one) => one.direction === 'in' && one.attemptId === attemptId && one.currency === receipt.currency && one.counted,
  );
  return beside.reduce((sum, { amount }) => sum + amount, minorOf(receipt));
}

/** Whether all of a sum is recorded, and nothing of it is news. */
export const isAllRecorded = (state: OrderState, { id }: Attempt, receipt: MoneyJson, sum: MoneyJson): boolean =>
  minorOf(sum) <= recordedOf(state, id, receipt);

/**
 * What a provider's sum has grown by without a list that says what came. Money that has a name and no known place in
 * the sum may be in it, and is taken off: counted twice it would be in no account of the provider.
 */
export function grownBy(
  state: OrderState,
  receipt: MoneyJson,
  sum: MoneyJson,
  about: Omit<Movement, 'amount' | 'reason' | 'counted'>,
): OrderEvent[] {
  const { attempt, evidence, ...fields } = about;
  const { currency } = sum;
  const named = state.unexplained.filter(
    (one) => one.direction === 'in' && one.attemptId === attempt.id && one.currency === currency && !one.counted,
  );
  const news = minorOf(sum) - recordedOf(state, attempt.id, receipt);
  const minor = named.reduce((left, { amount }) => left - amount, news);
  if (minor <= 0n) return [];
  const id = `${attempt.provider}/received/${sum.minor} ${currency}`;
  const data = {
    ...{ attemptId: attempt.id, provider: attempt.provider, amount: moneyJson(minor, currency), ...fields },
    ...{ reason: 'the provider counts more for the payment, and does not list what came', counted: true as const },
    evidence: { ...evidence, id },
  };
  return [{ type: 'CaptureConfirmedUnexpectedly', data }];
}

/** A movement with its place in the sum: only what no sum has told before, undefined where all of it has been told. */
export function notYetTold(state: OrderState, movement: Movement, upTo: MoneyJson): Movement | undefined {
  const { attempt, amount } = movement;
  const receipt = attempt.receipt?.received;
  if (receipt?.currency !== upTo.currency || amount.currency !== upTo.currency) return { ...movement, counted: true };
  const minor = smaller(minorOf(amount), minorOf(upTo) - recordedOf(state, attempt.id, receipt));
  return minor > 0n ? { ...movement, amount: moneyJson(minor, upTo.currency), counted: true } : undefined;
}
