import type { Attempt, OrderState } from '#libs/payments';
import { holdOf, openOperations } from '#libs/payments';
import type { AccountName } from './chart';
import { accountOf } from './chart';
import type { Balance } from './balances';

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Sums that are not zero, one line each; none when the books are balanced per currency and layer. */
export function imbalances(balances: readonly Balance[]): string[] {
  const sums = new Map<string, bigint>();
  for (const { layer, currency, minor } of balances) {
    const key = `${layer} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0n) + minor);
  }
  return [...sums].filter(([, sum]) => sum !== 0n).map(([key, sum]) => `${key} is off by ${sum}`);
}

/**
 * What the accounts must show for one order, told by its state and not by its postings: the two ways to the same sums
 * have nothing in common but the events. Accounts that stand at zero are left out.
 */
export function balancesOfOrder(state: OrderState): Map<string, bigint> {
  const expected = new Map<string, bigint>();
  for (const attempt of state.attempts) {
    const owner = {
      provider: attempt.provider,
      merchantId: state.order?.merchantId ?? '',
      currency: state.currency,
    };
    for (const [name, minor] of amountsOf(state, attempt)) {
      const account = accountOf(name, owner);
      const sum = (expected.get(account) ?? 0n) + minor;
      if (sum === 0n) expected.delete(account);
      else expected.set(account, sum);
    }
  }
  return expected;
}

/** Accounts of an order whose postings and state disagree, one line each; none when the books are right. */
export function incoherence(balances: readonly Balance[], state: OrderState): string[] {
  const expected = balancesOfOrder(state);
  const found = new Map(balances.map(({ account, minor }) => [account, minor]));
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((account) => (expected.get(account) ?? 0n) !== (found.get(account) ?? 0n))
    .map((account) => `${account} is ${found.get(account) ?? 0n}, the order says ${expected.get(account) ?? 0n}`);
}

function amountsOf(state: OrderState, attempt: Attempt): [AccountName, bigint][] {
  const mine = <T extends { readonly attemptId: number }>(all: readonly T[]): readonly T[] =>
    all.filter(({ attemptId }) => attemptId === attempt.id);
  const sum = (all: readonly { readonly attemptId: number; readonly amount: bigint }[]): bigint =>
    total(mine(all).map(({ amount }) => amount));
  const moved = (direction: string): bigint => sum(state.unexplained.filter((money) => money.direction === direction));
  const disputed = (status: string): bigint => sum(state.disputes.filter((dispute) => dispute.status === status));

  const suspense = moved('in') - moved('returned');
  const refunding = sum(openOperations(state, 'refund')) + (attempt.captured > 0n ? state.amounts.owed : 0n);
  const taken = disputed('open') + disputed('lost') + moved('out');
  const doubt = sum(state.operations.filter(({ status }) => status === 'unknown'));
  return [
    ['receivable', attempt.captured - attempt.refunded + suspense - taken],
    ['unsettled', -(attempt.captured - attempt.refunded - refunding - disputed('lost'))],
    ['refundPayable', -refunding],
    ['contested', disputed('open')],
    ['suspenseIn', -suspense],
    ['suspenseOut', moved('out')],
    ['hold', -holdOf(attempt)],
    ['holdContra', holdOf(attempt)],
    ['inDoubt', -doubt],
    ['inDoubtContra', doubt],
  ];
}
