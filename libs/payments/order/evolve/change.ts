import type { OperationType, RefundFailed } from '../events';
import { minorOf, sum } from '../minor';
import { isOpen, settledClaim } from '../selectors';
import type { Attempt, Operation, OrderAmounts, OrderState } from '../state';

export const changeOperation = (state: OrderState, id: number | undefined, change: Partial<Operation>): OrderState => ({
  ...state,
  operations: state.operations.map((operation) => (operation.id === id ? { ...operation, ...change } : operation)),
});

/** Keeps the reference that an earlier message brought when this one has none. */
export const succeed = (state: OrderState, id: number, providerReference?: string): OrderState =>
  changeOperation(state, id, { status: 'succeeded', ...(providerReference && { providerReference }) });

export const changeAttempt = (
  state: OrderState,
  id: number,
  change: (attempt: Attempt) => Partial<Attempt>,
): OrderState => ({
  ...state,
  attempts: state.attempts.map((attempt) => (attempt.id === id ? { ...attempt, ...change(attempt) } : attempt)),
});

export const addOperation = (state: OrderState, operation: Omit<Operation, 'remarks'>): OrderState => ({
  ...state,
  operations: [...state.operations, { ...operation, remarks: [] }],
});

/**
 * Only `owed` has no source but its own history; all other amounts are sums, so they cannot drift from what they sum.
 */
export const changeOwed = (state: OrderState, by: bigint): OrderState => ({
  ...state,
  amounts: { ...state.amounts, owed: state.amounts.owed + by },
});

type Left = Pick<RefundFailed['data'], 'contested' | 'lost'>;

/** All that a refund leaves to disputes when it fails. */
export const leftToDisputes = ({ contested = [], lost = [] }: Left): bigint =>
  sum([...contested, ...lost].map(({ amount }) => minorOf(amount)));

/**
 * What a refund leaves to disputes when it fails. The provider's debit of it was a claim, so no payout counted it: it
 * counts from now on, as a won dispute brings all of it back.
 */
export function contest(state: OrderState, data: Left & { readonly attemptId: number }): OrderState {
  const { attemptId, contested = [], lost = [] } = data;
  const debited = leftToDisputes(data);
  if (debited === 0n) return state;
  const disputes = state.disputes.map((one) => {
    const left = [...contested, ...lost].find(({ disputeId }) => disputeId === one.id);
    if (!left) return one;
    const more = minorOf(left.amount);
    const claimedBefore = (one.claimedBefore ?? 0n) + more;
    return { ...one, amount: one.amount + more, beyond: (one.beyond ?? 0n) - more, claimedBefore };
  });
  const counted = changeAttempt({ ...state, disputes }, attemptId, ({ settled = 0n }) => ({
    settled: settled - debited,
  }));
  return changeOwed(counted, -sum(lost.map(({ owed }) => (owed ? minorOf(owed) : 0n))));
}

export function sumAmounts(state: OrderState): OrderAmounts {
  const { attempts, operations, disputes, unexplained } = state;
  const pending = (type: OperationType) =>
    sum(operations.filter((operation) => operation.type === type && isOpen(operation)).map(({ amount }) => amount));
  const moved = (direction: string) =>
    sum(
      unexplained
        .filter((money) => money.direction === direction && money.currency === state.currency)
        .map(({ amount }) => amount),
    );
  return {
    authorized: sum(attempts.map(({ authorized }) => authorized)),
    captured: sum(attempts.map(({ captured }) => captured)),
    refunded: sum(attempts.map(({ refunded }) => refunded)),
    voided: sum(attempts.map(({ released }) => released)),
    disputed: sum(disputes.filter(({ status }) => status !== 'won').map(({ amount }) => amount)),
    pendingAuthorization: pending('authorize'),
    pendingCapture: pending('capture'),
    pendingVoid: pending('void'),
    pendingRefund: pending('refund'),
    inDoubt: sum(operations.filter(({ status }) => status === 'unknown').map(({ amount }) => amount)),
    unexpected: moved('in') - moved('returned'),
    unexpectedDebit: moved('out') - sum(disputes.map(settledClaim)),
    owed: state.amounts.owed,
  };
}
